#include "core/store.h"

namespace gatepost::core {

std::vector<crypto::PasswordHash> hashes_of(const std::vector<Credentials>& accounts) {
    std::vector<crypto::PasswordHash> hashes;
    hashes.reserve(accounts.size());
    for (const Credentials& account : accounts)
        hashes.push_back(account.password_hash);
    return hashes;
}

std::optional<Credentials> find_by_password(Store& store, const crypto::PasswordHasher& hasher,
                                            UserId user, const base::Secret& password,
                                            const Client& client) {
    auto account = store.rows().accounts.find(user);
    if (!account) return std::nullopt;
    const std::span<const crypto::PasswordHash> own(&account->password_hash, 1);
    if (hasher.match(password, own)) return account;
    store.rows().events.append(user, EventKind::login_failed, client);
    return std::nullopt;
}

bool still_has(Rows rows, const Credentials& checked,
               const std::optional<crypto::PasswordHash>& upgrade) {
    const auto current = rows.accounts.find_for_update(checked.user.id);
    if (!current) return false;
    const std::string& text = current->password_hash.text();
    return text == checked.password_hash.text() || (upgrade && text == upgrade->text());
}

}  // namespace gatepost::core
