#include "core/deletions.h"

#include "core/mails.h"
#include "core/password_check.h"

namespace gatepost::core {

bool is_last_administrator(Rows rows, const Account& account) {
    return account.admin && is_full(account) && !account.locked_at && !account.deletes_at &&
           !rows.accounts.has_other_administrator(account.id);
}

void close_account(Rows rows, const Account& account, std::chrono::seconds delay,
                   const Actor& actor) {
    const AccountId id = account.id;
    rows.deletions.begin(id, delay);
    rows.accounts.move_epoch(id);
    rows.changes.cancel_pending(id);
    rows.sessions.remove_all(id, SessionEnd::other);
    rows.events.append_by(actor, id, EventKind::deletion_asked);
    const bool is_own = actor.account == id;
    rows.outbox.enqueue(
        {MailKind::deletion_asked, id, account.email, is_own ? actor.client.address : ""});
}

Deletions::Deletions(Store& store, const Dependencies& dependencies)
    : store_(store), dependencies_(dependencies) {}

DeletionRequest Deletions::ask(const ConfirmedAccount& account, const base::Secret& password,
                               const Client& client) {
    const AccountId id = account.account().id;
    const auto credentials = find_by_password(store_, dependencies_.hasher, id, password, client);
    if (!credentials) return DeletionRequest::wrong_password;
    auto outcome = DeletionRequest::wrong_password;
    store_.transact([&](Rows rows) {
        outcome = DeletionRequest::wrong_password;
        const auto now = still_has(rows, *credentials);
        if (!now) return;
        outcome = DeletionRequest::last_administrator;
        if (is_last_administrator(rows, *now)) return;
        close_account(rows, *now, dependencies_.links.keep.lifetime(), {id, client});
        outcome = DeletionRequest::asked;
    });
    return outcome;
}

std::optional<Account> Deletions::find(const Token<KeepAccount>& token) {
    const auto claims = dependencies_.links.keep.open(token);
    if (!claims) return std::nullopt;
    return judge(*claims, store_.rows().accounts.find(claims->account));
}

std::optional<Account> Deletions::judge(const TokenClaims& claims,
                                        const std::optional<Credentials>& credentials) const {
    if (!credentials || !credentials->account.deletes_at || credentials->account.locked_at)
        return std::nullopt;
    if (!dependencies_.links.keep.is_valid(claims, credentials->account, dependencies_.clock.now()))
        return std::nullopt;
    return credentials->account;
}

bool Deletions::undo(const Token<KeepAccount>& token, const Client& client) {
    const auto claims = dependencies_.links.keep.open(token);
    if (!claims) return false;
    bool done = false;
    store_.transact([&](Rows rows) {
        const auto account = judge(*claims, rows.accounts.find_for_update(claims->account));
        done = account.has_value();
        if (!done) return;
        rows.deletions.cancel(account->id);
        rows.accounts.move_epoch(account->id);
        rows.events.append(account->id, EventKind::deletion_undone, client);
    });
    return done;
}

}  // namespace gatepost::core
