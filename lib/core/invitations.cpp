#include "core/invitations.h"

namespace gatepost::core {

std::optional<Invitation> find_good(Store& store, const InvitationTokens& tokens,
                                    std::string_view token) {
    const auto id = tokens.open(token);
    return id ? store.rows().invitations.find_good(*id) : std::nullopt;
}

bool invites(Store& store, AccountId pending, const Email& email) {
    const auto id = store.rows().invitations.of_pending(pending);
    const auto invitation = id ? store.rows().invitations.find(*id) : std::nullopt;
    return !invitation || is_for(*invitation, email);
}

ConfirmOutcome confirm_invited(Rows rows, AccountId account) {
    const auto invitation = rows.invitations.of_pending(account);
    if (invitation && !rows.invitations.use(*invitation)) return ConfirmOutcome::uninvited;
    const auto outcome = rows.accounts.confirm(account);
    if (invitation && outcome != ConfirmOutcome::confirmed) rows.invitations.give_back(*invitation);
    return outcome;
}

InvitationId create_invitation(Rows rows, const Actor& actor, const NewInvitation& wish) {
    const auto id = rows.invitations.insert(wish.email, wish.uses, wish.lifetime);
    rows.events.append_by(actor, std::nullopt, EventKind::invitation_created);
    return id;
}

bool revoke_invitation(Rows rows, const Actor& actor, InvitationId id) {
    if (!rows.invitations.revoke(id)) return false;
    rows.events.append_by(actor, std::nullopt, EventKind::invitation_revoked);
    return true;
}

}  // namespace gatepost::core
