#pragma once

#include "core/store.h"
#include "mysql/database.h"

namespace gatepost::mysql {

class MysqlApprovals final : public core::ApprovalRows {
  public:
    explicit MysqlApprovals(Database& database) : database_(database) {}

    void require(core::AccountId pending, const std::optional<std::string>& reason) override;
    void forget_reason(core::AccountId account) override;
    std::vector<core::AwaitingSignUp> list(std::size_t limit) override;
    core::AwaitingCount count() override;
    void mark_told() override;
    bool approve(core::AccountId account) override;
    bool remove(core::AccountId account) override;

  private:
    Database& database_;
};

}  // namespace gatepost::mysql
