#include "core/store.h"

#include "core/network.h"

namespace gatepost::core {

std::optional<Credentials> find_by_password(Store& store, const crypto::PasswordHasher& hasher,
                                            AccountId account, const base::Secret& password,
                                            const Client& client) {
    auto credentials = store.rows().accounts.find(account);
    if (!credentials) return std::nullopt;
    const std::span<const crypto::PasswordHash> own(&credentials->password_hash, 1);
    if (find_opening(hasher.openings(password, own), credentials->password_hash))
        return credentials;
    store.rows().failed_logins.note(account, network_of(client.address).near);
    return std::nullopt;
}

std::optional<Account> take_hold(Rows rows, const Credentials& checked,
                                 const std::optional<crypto::PasswordHash>& upgrade) {
    auto current = rows.accounts.find_for_update(checked.account.id);
    if (!current) return std::nullopt;
    const std::string& text = current->password_hash.text();
    const bool is_same =
        text == checked.password_hash.text() || (upgrade && text == upgrade->text());
    if (!is_same) return std::nullopt;
    return std::move(current->account);
}

std::optional<Account> still_has(Rows rows, const Credentials& checked) {
    auto account = take_hold(rows, checked);
    if (account && account->locked_at) return std::nullopt;
    return account;
}

}  // namespace gatepost::core
