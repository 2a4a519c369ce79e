#include "mysql/account_removal.h"

#include <fmt/format.h>

#include <bit>
#include <string>

namespace gatepost::mysql {
namespace {

// The accounts go after all that is their own: they stay locked, so nobody adds to it meanwhile.
constexpr std::string_view removals[] = {
    "DELETE FROM sessions WHERE account_id IN ",
    "DELETE FROM group_members WHERE account_id IN ",
    "DELETE FROM address_changes WHERE account_id IN ",
    "DELETE FROM failed_logins WHERE account_id IN ",
    "DELETE FROM outbox WHERE account_id IN ",
    "DELETE FROM accounts WHERE id IN ",
};

/// Their numbers, the last one repeated up to a power of two: so that few statements are prepared.
Parameters ids_of(const ResultSet& accounts) {
    Parameters ids;
    for (const Row& account : accounts)
        ids.emplace_back(account.number(0));
    ids.resize(std::bit_ceil(ids.size()), ids.back());
    return ids;
}

std::string list_of(std::size_t size) {
    std::string list = "(?";
    for (std::size_t i = 1; i < size; ++i)
        list += ", ?";
    return list + ')';
}

}  // namespace

std::size_t remove_accounts(Database& database, std::string_view condition,
                            const Parameters& parameters) {
    std::size_t removed = 0;
    database.atomically([&] {
        const ResultSet accounts = database.query(
            fmt::format("SELECT id FROM accounts WHERE {} FOR UPDATE", condition), parameters);
        removed = accounts.size();
        if (accounts.empty()) return;
        const Parameters ids = ids_of(accounts);
        const std::string list = list_of(ids.size());
        for (const auto statement : removals)
            database.execute(fmt::format("{}{}", statement, list), ids);
        // Only of those that are gone are the events blanked.
        for (const Row& account : accounts)
            database.execute("CALL blank_events(?)", {account.number(0)});
    });
    return removed;
}

}  // namespace gatepost::mysql
