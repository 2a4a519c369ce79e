#include "core/password_changes.h"

#include <span>

#include "core/invitations.h"
#include "core/mails.h"
#include "core/password_check.h"
#include "core/salt.h"

namespace gatepost::core {

void replace_password(Rows rows, const Account& account, const crypto::PasswordHash& hash,
                      EventKind how, const Actor& actor) {
    rows.accounts.set_password_hash(account.id, hash);
    rows.accounts.move_epoch(account.id);
    // It would bring the old password back.
    rows.changes.cancel_pending(account.id);
    // Old "this was not me" links lie in the mailbox; the mail about this brings one that works.
    rows.accounts.move_rescue_serial(account.id);
    rows.sessions.remove_all(account.id, SessionEnd::new_password);
    rows.events.append_by(actor, account.id, how);
    // Where an administrator is, is not the owner's business.
    const bool is_own = actor.account == account.id;
    rows.outbox.enqueue({MailKind::password_changed, account.id, account.email,
                         is_own ? actor.client.address : ""});
}

PasswordChanges::PasswordChanges(Store& store, const Dependencies& dependencies)
    : store_(store), dependencies_(dependencies) {}

void PasswordChanges::ask_for_reset(const Email& email, const Client& client) {
    store_.transact([&](Rows rows) {
        rows.outbox.enqueue({MailKind::reset_password, std::nullopt, email, client.address});
    });
}

std::optional<Account> PasswordChanges::find_reset(const Token<ResetPassword>& token) {
    const auto claims = dependencies_.links.reset.open(token);
    if (!claims) return std::nullopt;
    const auto credentials = store_.rows().accounts.find(claims->account);
    if (!credentials || !is_valid_reset(*claims, credentials->account)) return std::nullopt;
    return credentials->account;
}

bool PasswordChanges::is_valid_reset(const TokenClaims& claims, const Account& account) const {
    return dependencies_.links.reset.is_valid(claims, account, dependencies_.clock.now()) &&
           !account.deletes_at;
}

bool PasswordChanges::reset(const Token<ResetPassword>& token, const NewPassword& chosen,
                            Language language, const std::optional<ConsentText>& consent,
                            const Client& client) {
    const auto account = find_reset(token);
    if (!account) return false;
    const auto claims = dependencies_.links.reset.open(token).value();
    const auto hash =
        hash_for(store_, account->email, chosen.secret(), dependencies_.hasher, dependencies_.keys);

    bool done = false;
    store_.transact([&](Rows rows) {
        done = false;
        // Hashing took its time: the link, or another one, may have been used meanwhile.
        const auto credentials = rows.accounts.find_for_update(account->id);
        if (!credentials || !is_valid_reset(claims, credentials->account)) return;
        if (credentials->account.locked_at) return;
        if (!credentials->account.confirmed_at) {
            // What came with the sign-up was chosen by the one who made it, perhaps a stranger.
            rows.accounts.set_return_path(account->id, "");
            rows.accounts.set_language(account->id, language);
            rows.approvals.forget_reason(account->id);
            rows.accounts.set_name(account->id, {});
            rows.accounts.set_consent(account->id, consent);
        }
        // One whose invitation is used up gets its password and goes on waiting.
        const auto confirmed = confirm_invited(rows, account->id);
        if (confirmed == ConfirmOutcome::taken || confirmed == ConfirmOutcome::gone) return;
        if (confirmed == ConfirmOutcome::confirmed)
            rows.events.append(account->id, EventKind::address_confirmed, client);
        replace_password(rows, credentials->account, hash, EventKind::password_reset,
                         {account->id, client});
        done = true;
    });
    return done;
}

std::optional<OpenedSession> PasswordChanges::change(const ConfirmedAccount& account,
                                                     const Session& session,
                                                     const base::Secret& current,
                                                     const NewPassword& chosen,
                                                     const Client& client) {
    const AccountId id = account.account().id;
    const auto credentials = find_by_password(store_, dependencies_.hasher, id, current, client);
    if (!credentials) return std::nullopt;
    const std::span<const crypto::PasswordHash> old(&credentials->password_hash, 1);
    const auto hash = dependencies_.hasher.hash(
        chosen.secret(), old, fresh_salt(credentials->account.email, dependencies_.keys));

    std::optional<OpenedSession> renewed;
    store_.transact([&](Rows rows) {
        renewed.reset();
        const auto now = still_has(rows, *credentials);
        if (!now || !rows.sessions.remove(session.digest)) return;
        replace_password(rows, *now, hash, EventKind::password_changed, {id, client});
        renewed = open_session(rows, dependencies_, id, session.remembered, client);
    });
    return renewed;
}

}  // namespace gatepost::core
