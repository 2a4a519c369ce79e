#include "core/rescue.h"

#include "base/base64url.h"
#include "core/salt.h"

namespace gatepost::core {

crypto::PasswordHash hash_of_nobodys_password(Store& store, const Email& email,
                                              const crypto::PasswordHasher& hasher,
                                              const crypto::Keyring& keys, base::Random& random) {
    constexpr std::size_t unguessable = 32;
    const base::Secret nobodys(base::base64url_encode(random.bytes(unguessable)));
    const auto known = store.rows().accounts.find_all(email);
    return hasher.hash(nobodys, hashes_of(known), fresh_salt(email, keys));
}

Token<ResetPassword> shut_everybody_out(Rows rows, UserId user, const LinkTokens& links,
                                        base::TimePoint now) {
    rows.sessions.remove_all(user);
    rows.deletions.cancel(user);
    rows.accounts.next_serial(user, LinkKind::rescue);
    const auto serial = rows.accounts.next_serial(user, LinkKind::reset);
    return links.reset.make(rows.accounts.find(user)->user, now, serial);
}

Rescue::Rescue(Store& store, const crypto::PasswordHasher& hasher, const crypto::Keyring& keys,
               const LinkTokens& links, const base::Clock& clock, base::Random& random)
    : store_(store), hasher_(hasher), keys_(keys), links_(links), clock_(clock), random_(random) {}

std::optional<User> Rescue::find(const Token<RescueAccount>& token) {
    const auto claims = links_.rescue.open(token);
    if (!claims) return std::nullopt;
    const Rows rows = store_.rows();
    return judge(rows, *claims, rows.accounts.find(claims->user));
}

// Not the epoch: the intruder may have moved it, by changing the password.
std::optional<User> Rescue::judge(Rows rows, const TokenClaims& claims,
                                  const std::optional<Credentials>& account) const {
    if (!account || account->user.email.key() != claims.email_key ||
        !links_.rescue.is_fresh(claims, clock_.now()) ||
        claims.serial != rows.accounts.serial(claims.user, LinkKind::rescue))
        return std::nullopt;
    return account->user;
}

std::optional<Token<ResetPassword>> Rescue::rescue(const Token<RescueAccount>& token,
                                                   const Client& client) {
    const auto user = find(token);
    if (!user) return std::nullopt;
    const auto claims = links_.rescue.open(token).value();
    const auto hash = hash_of_nobodys_password(store_, user->email, hasher_, keys_, random_);

    std::optional<Token<ResetPassword>> reset;
    store_.transact([&](Rows rows) {
        reset.reset();
        if (!judge(rows, claims, rows.accounts.find_for_update(user->id))) return;
        rows.accounts.set_password_hash(user->id, hash);
        rows.accounts.move_epoch(user->id);
        rows.changes.kill_asked(user->id);
        rows.events.append(user->id, EventKind::account_rescued, client);
        reset = shut_everybody_out(rows, user->id, links_, clock_.now());
    });
    return reset;
}

}  // namespace gatepost::core
