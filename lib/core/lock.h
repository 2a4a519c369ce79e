#pragma once

#include "core/store.h"

namespace gatepost::core {

/// Shuts everybody out of an account until an administrator unlocks it: no password and no link
/// lets anybody in, and no mail says how to get in. Ends its sessions, and voids its links, a
/// change of address that waits and a deletion that was asked for: nobody could keep the account.
/// Part of the transaction that `rows` are seen from. False, and nothing done, if it is locked
/// already or not there.
bool lock_account(Rows rows, const Actor& actor, AccountId account);

/// Lets its owner in again, by a login or a reset; what the lock ended stays ended. False, and
/// nothing done, if it is not locked.
bool unlock_account(Rows rows, const Actor& actor, AccountId account);

}  // namespace gatepost::core
