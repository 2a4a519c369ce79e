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

// What administrators do with invitations. Part of the transaction that `rows` are seen from.

struct NewInvitation {
    std::optional<Email> email;  ///< the only address that may use it; nothing: any
    std::uint32_t uses = 1;
    std::chrono::seconds lifetime{};
};

InvitationId create_invitation(Rows rows, const Actor& actor, const NewInvitation& wish);

/// False, and nothing done, if it is revoked already, or not there.
bool revoke_invitation(Rows rows, const Actor& actor, InvitationId id);

}  // namespace gatepost::core
