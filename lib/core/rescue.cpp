#include "core/rescue.h"

#include "base/base64url.h"
#include "core/salt.h"

namespace gatepost::core {

crypto::PasswordHash hash_of_nobodys_password(Store& store, const Email& email,
                                              const crypto::PasswordHasher& hasher,
                                              const crypto::Keyring& keys, base::Random& random) {
    constexpr std::size_t unguessable = 32;
    const base::Secret nobodys(base::base64url_encode(random.bytes(unguessable)));
    return hash_for(store, email, nobodys, hasher, keys);
}

Token<ResetPassword> shut_everybody_out(Rows rows, AccountId account, const LinkTokens& links,
                                        base::TimePoint now) {
    rows.sessions.remove_all(account, SessionEnd::elsewhere);
    rows.deletions.cancel(account);
    rows.accounts.move_rescue_serial(account);
    return links.reset.make(rows.accounts.find(account)->account, now);
}

Rescue::Rescue(Store& store, const Dependencies& dependencies)
    : store_(store), dependencies_(dependencies) {}

std::optional<Account> Rescue::find(const Token<RescueAccount>& token) {
    const auto claims = dependencies_.links.rescue.open(token);
    if (!claims) return std::nullopt;
    const Rows rows = store_.rows();
    return judge(rows, *claims, rows.accounts.find(claims->account));
}

// Not the epoch: the intruder may have moved it, by changing the password.
std::optional<Account> Rescue::judge(Rows rows, const TokenClaims& claims,
                                     const std::optional<Credentials>& credentials) const {
    if (!credentials || credentials->account.email.key() != claims.email_key ||
        !dependencies_.links.rescue.is_fresh(claims, dependencies_.clock.now()) ||
        claims.serial != rows.accounts.rescue_serial(claims.account))
        return std::nullopt;
    return credentials->account;
}

std::optional<Token<ResetPassword>> Rescue::rescue(const Token<RescueAccount>& token,
                                                   const Client& client) {
    const auto account = find(token);
    if (!account) return std::nullopt;
    const auto claims = dependencies_.links.rescue.open(token).value();
    const auto hash = hash_of_nobodys_password(store_, account->email, dependencies_.hasher,
                                               dependencies_.keys, dependencies_.random);

    std::optional<Token<ResetPassword>> reset;
    store_.transact([&](Rows rows) {
        reset.reset();
        if (!judge(rows, claims, rows.accounts.find_for_update(account->id))) return;
        rows.accounts.set_password_hash(account->id, hash);
        rows.accounts.move_epoch(account->id);
        rows.changes.cancel_pending(account->id);
        rows.events.append(account->id, EventKind::account_rescued, client);
        reset =
            shut_everybody_out(rows, account->id, dependencies_.links, dependencies_.clock.now());
    });
    return reset;
}

}  // namespace gatepost::core
