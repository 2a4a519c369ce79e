#pragma once

#include "core/store.h"
#include "mysql/database.h"

namespace gatepost::mysql {

class MysqlFailedLogins final : public core::FailedLoginRows {
  public:
    explicit MysqlFailedLogins(Database& database) : database_(database) {}

    void note(std::optional<core::AccountId> account, const std::string& network) override;
    std::vector<core::FailedLogins> newest(core::AccountId account, std::size_t limit) override;
    core::FailedLoginTotal total(std::chrono::seconds lately) override;
    std::size_t purge(std::chrono::seconds age, std::size_t limit) override;

  private:
    Database& database_;
};

}  // namespace gatepost::mysql
