#pragma once

#include "core/account_query.h"
#include "view/message.h"
#include "view/pages/admin_accounts.h"

namespace gatepost::view {

/// How far an account has come: confirmed, or what it waits for.
Message standing_of(const AccountLine& account);

Message in_words(core::AccountState state);

}  // namespace gatepost::view
