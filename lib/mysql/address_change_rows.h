#pragma once

#include "core/store.h"
#include "mysql/database.h"

namespace gatepost::mysql {

class MysqlAddressChanges final : public core::AddressChangeRows {
  public:
    explicit MysqlAddressChanges(Database& database) : database_(database) {}

    core::ChangeId insert(core::AccountId account, const core::Email& from, const core::Email& to,
                          const crypto::PasswordHash& hash) override;
    std::optional<core::AddressChange> find(core::ChangeId id) override;
    std::vector<core::AddressChange> of(core::AccountId account) override;
    void mark_done(core::ChangeId id) override;
    void cancel_pending(core::AccountId account) override;
    bool withdraw(core::AccountId account) override;
    void void_from(core::AccountId account, core::ChangeId id) override;
    std::size_t purge(std::chrono::seconds age, std::size_t limit) override;

  private:
    Database& database_;
};

}  // namespace gatepost::mysql
