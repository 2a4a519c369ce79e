#pragma once

#include <string>
#include <string_view>

#include "core/account.h"
#include "mysql/row.h"

namespace gatepost::mysql {

/// What a SELECT from "accounts a" asks for, before any other column, for read_account.
inline const std::string account_columns =
    "a.id, a.email, a.registered_on, a.confirmed_on, a.admin, a.epoch, a.deletes_on, a.language,"
    " a.locked_on, a.needs_approval, a.last_login_on, a.name, a.change_asked_on,"
    " a.resent_on";
/// The number of the column after them.
inline constexpr std::size_t after_account = 14;

/// Stands where an event or a failed login has no account.
inline constexpr core::AccountId nobody{0};

/// Throws Unreadable where the address is none.
core::Account read_account(const Row& row);

}  // namespace gatepost::mysql
