#pragma once

#include "core/store.h"
#include "mysql/database.h"

namespace gatepost::mysql {

class MysqlInvitations final : public core::InvitationRows {
  public:
    explicit MysqlInvitations(Database& database) : database_(database) {}

    core::InvitationId insert(const std::optional<core::Email>& email, std::uint32_t uses,
                              std::chrono::seconds lifetime) override;
    std::optional<core::Invitation> find(core::InvitationId id) override;
    std::optional<core::Invitation> find_good(core::InvitationId id) override;
    void attach(core::AccountId account, std::optional<core::InvitationId> id) override;
    std::optional<core::InvitationId> of_pending(core::AccountId account) override;
    bool use(core::InvitationId id) override;
    void give_back(core::InvitationId id) override;
    bool revoke(core::InvitationId id) override;
    std::vector<core::Invitation> list(std::size_t limit) override;
    std::size_t purge(std::chrono::seconds age, std::size_t limit) override;

  private:
    Database& database_;
};

}  // namespace gatepost::mysql
