#include "core/password_check.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "core/network.h"
#include "core/salt.h"

namespace gatepost::core {
namespace {

std::set<std::string_view> groups_of(const std::vector<crypto::PasswordHash>& hashes) {
    std::set<std::string_view> groups;
    for (const crypto::PasswordHash& hash : hashes)
        groups.insert(hash.group());
    return groups;
}

std::optional<CheckedPassword> check_once(Store& store, const Dependencies& dependencies,
                                          const std::optional<Email>& email,
                                          const std::vector<crypto::PasswordHash>& samples,
                                          const base::Secret& password) {
    const auto openings =
        dependencies.hasher.openings(password, samples, store.rows().accounts.hash_kinds());
    std::vector<crypto::PasswordHash> hashes;
    for (const crypto::Opening& opening : openings)
        hashes.push_back(opening.hash);
    const auto found = email ? store.rows().accounts.find_by_hash(*email, hashes) : std::nullopt;
    if (!found) return std::nullopt;
    CheckedPassword checked{*found, find_opening(openings, found->password_hash)->normalized};
    if (dependencies.hasher.is_outdated(found->password_hash)) {
        checked.upgrade =
            dependencies.hasher.hash(password, samples, fresh_salt(*email, dependencies.keys));
    }
    return checked;
}

}  // namespace

std::optional<Credentials> find_by_password(Store& store, const crypto::PasswordHasher& hasher,
                                            AccountId account, const base::Secret& password,
                                            const Client& client) {
    auto credentials = store.rows().accounts.find(account);
    if (!credentials) return std::nullopt;
    const std::span<const crypto::PasswordHash> own(&credentials->password_hash, 1);
    // Whose it is is no secret here, so no kinds of others.
    if (find_opening(hasher.openings(password, own, {}), credentials->password_hash))
        return credentials;
    note_wrong_password(store, account, client);
    return std::nullopt;
}

void note_wrong_password(Store& store, std::optional<AccountId> account, const Client& client) {
    store.rows().failed_logins.note(account, network_of(client.address).near);
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

std::optional<CheckedPassword> check_password(Store& store, const Dependencies& dependencies,
                                              const std::optional<Email>& email,
                                              const std::vector<crypto::PasswordHash>& samples,
                                              const base::Secret& password) {
    auto checked = check_once(store, dependencies, email, samples, password);
    if (checked || !email) return checked;
    // A login at the same moment may have brought the hash up to date.
    const auto now = store.rows().accounts.sample_hashes(*email);
    if (std::ranges::includes(groups_of(samples), groups_of(now))) return std::nullopt;
    return check_once(store, dependencies, email, now, password);
}

}  // namespace gatepost::core
