#include "mysql/account_removal.h"

#include <fmt/format.h>

namespace gatepost::mysql {
namespace {

// The account goes after all that is its own: it stays locked, so nobody adds to it meanwhile. Only
// of one that is gone are the events blanked.
constexpr std::string_view removals[] = {
    "DELETE FROM sessions WHERE account_id = ?",
    "DELETE FROM group_members WHERE account_id = ?",
    "DELETE FROM address_changes WHERE account_id = ?",
    "DELETE FROM failed_logins WHERE account_id = ?",
    "DELETE FROM outbox WHERE account_id = ?",
    "DELETE FROM accounts WHERE id = ?",
    "CALL blank_events(?)",
};

}  // namespace

std::size_t remove_accounts(Database& database, std::string_view condition,
                            const Parameters& parameters) {
    std::size_t removed = 0;
    database.atomically([&] {
        const ResultSet accounts = database.query(
            fmt::format("SELECT id FROM accounts WHERE {} FOR UPDATE", condition), parameters);
        for (const Row& account : accounts) {
            for (const auto statement : removals)
                database.execute(statement, {account.number(0)});
        }
        removed = accounts.size();
    });
    return removed;
}

}  // namespace gatepost::mysql
