#pragma once

#include "core/store.h"

namespace gatepost::core {

// What becomes of sign-ups that an administrator has to approve. `actor` is the administrator.

/// Lets its owner in, at once and in every open session, and mails it. Part of the transaction that
/// `rows` are seen from. False, and nothing done, if it does not await approval.
bool approve_sign_up(Rows rows, const Actor& actor, AccountId account);

/// Mails its owner, and deletes it with all that is its own: the address is nobody's again. Part of
/// the transaction that `rows` are seen from. False, and nothing done, if it does not await
/// approval.
bool refuse_sign_up(Rows rows, const Actor& actor, AccountId account);

/// Queues a mail to each administrator if sign-ups await approval of which none was told: for all
/// that came since the last one, and at most one an hour.
void tell_approvers(Store& store);

}  // namespace gatepost::core
