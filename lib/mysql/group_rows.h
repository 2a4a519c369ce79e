#pragma once

#include <string_view>

#include "core/store.h"
#include "mysql/database.h"

namespace gatepost::mysql {

class MysqlGroups final : public core::GroupRows {
  public:
    explicit MysqlGroups(Database& database) : database_(database) {}

    bool add(core::AccountId account, const core::GroupName& group) override;
    bool remove(core::AccountId account, const core::GroupName& group) override;
    std::vector<core::Account> members(const core::GroupName& group) override;
    std::vector<core::GroupName> of(core::AccountId account) override;
    std::vector<core::GroupSize> list() override;

  private:
    Database& database_;
};

/// A column `name`. Throws Unreadable.
core::GroupName read_group(std::string_view name);

}  // namespace gatepost::mysql
