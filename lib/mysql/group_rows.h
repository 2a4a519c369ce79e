#pragma once

#include <functional>

#include "core/store.h"
#include "mysql/database.h"

namespace gatepost::mysql {

class GroupRows final : public core::GroupRows {
  public:
    explicit GroupRows(Database& database) : database_(database) {}

    bool add(core::AccountId account, const core::GroupName& group) override;
    bool remove(core::AccountId account, const core::GroupName& group) override;
    std::vector<core::Account> members(const core::GroupName& group) override;
    std::vector<core::GroupName> of(core::AccountId account) override;
    std::vector<core::GroupSize> list() override;

  private:
    void change(core::AccountId account, const std::function<void()>& work);

    Database& database_;
};

/// The groups in a list with commas between.
std::vector<core::GroupName> read_groups(std::string_view list);

}  // namespace gatepost::mysql
