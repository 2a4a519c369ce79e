#pragma once

#include "core/store.h"

namespace gatepost::core {

/// The invitation of a link, if somebody can still sign up with it.
std::optional<Invitation> find_good(Store& store, const InvitationTokens& tokens,
                                    std::string_view token);

/// Whether a pending account may move to that address: not if its invitation is for another one.
bool invites(Store& store, AccountId pending, const Email& email);

/// Confirms a pending account, and uses up the invitation that it came with, in the current
/// transaction. That is where accounts begin: a sign-up that waits, also one for an address that
/// has an owner already, uses nothing up, so an invitation tells nobody who has an account.
ConfirmOutcome confirm_invited(Rows rows, AccountId account);

}  // namespace gatepost::core
