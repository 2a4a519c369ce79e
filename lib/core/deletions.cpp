#include "core/deletions.h"

namespace gatepost::core {

Deletions::Deletions(Store& store, const crypto::PasswordHasher& hasher, const LinkTokens& links,
                     const base::Clock& clock)
    : store_(store), hasher_(hasher), links_(links), clock_(clock) {}

bool Deletions::ask(const ConfirmedUser& user, const base::Secret& password, const Client& client) {
    const UserId id = user.user().id;
    const auto account = find_by_password(store_, hasher_, id, password, client);
    if (!account) return false;
    bool done = false;
    store_.transact([&](Rows rows) {
        done = still_has(rows, *account);
        if (!done) return;
        rows.deletions.begin(id, links_.keep.lifetime());
        rows.accounts.move_epoch(id);
        rows.changes.kill_asked(id);
        rows.sessions.remove_all(id);
        rows.events.append(id, EventKind::deletion_asked, client);
        rows.outbox.enqueue({MailKind::deletion_asked, id, account->user.email, client.address});
    });
    return done;
}

std::optional<User> Deletions::find(const Token<KeepAccount>& token) {
    const auto claims = links_.keep.open(token);
    if (!claims) return std::nullopt;
    return judge(*claims, store_.rows().accounts.find(claims->user));
}

std::optional<User> Deletions::judge(const TokenClaims& claims,
                                     const std::optional<Credentials>& account) const {
    if (!account || !account->user.deletes_at) return std::nullopt;
    if (!links_.keep.is_valid(claims, account->user, clock_.now())) return std::nullopt;
    return account->user;
}

bool Deletions::undo(const Token<KeepAccount>& token, const Client& client) {
    const auto claims = links_.keep.open(token);
    if (!claims) return false;
    bool done = false;
    store_.transact([&](Rows rows) {
        const auto user = judge(*claims, rows.accounts.find_for_update(claims->user));
        done = user.has_value();
        if (!done) return;
        rows.deletions.cancel(user->id);
        rows.accounts.move_epoch(user->id);
        rows.events.append(user->id, EventKind::deletion_undone, client);
    });
    return done;
}

}  // namespace gatepost::core
