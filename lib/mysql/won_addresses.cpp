#include "mysql/won_addresses.h"

#include "mysql/account_removal.h"

namespace gatepost::mysql {
namespace {

/// All that lost one address, and then its row.
std::size_t purge_lost(Database& database, const std::string& email_key, std::size_t limit) {
    std::size_t removed = 0;
    database.atomically([&] {
        removed = remove_accounts(database,
                                  "email_key = ? AND confirmed_on IS NULL AND registered_on <="
                                  " (SELECT won_on FROM won_addresses WHERE email_key = ?)"
                                  " ORDER BY id LIMIT ?",
                                  {email_key, email_key, limit});
        if (removed < limit)
            database.execute("DELETE FROM won_addresses WHERE email_key = ?", {email_key});
    });
    return removed;
}

}  // namespace

bool has_lost(Database& database, core::AccountId account) {
    return !database
                .query(
                    "SELECT 1 FROM won_addresses w JOIN accounts a ON a.email_key = w.email_key"
                    " WHERE a.id = ? AND w.won_on >= a.registered_on",
                    {number(account)})
                .empty();
}

void note_won(Database& database, const std::string& email_key) {
    database.execute(
        "INSERT INTO won_addresses (email_key, won_on) VALUES (?, UTC_TIMESTAMP(6))"
        " ON DUPLICATE KEY UPDATE won_on = UTC_TIMESTAMP(6)",
        {email_key});
}

std::size_t purge_lost(Database& database, std::size_t limit) {
    const ResultSet won =
        database.query("SELECT email_key FROM won_addresses ORDER BY won_on LIMIT ?", {limit});
    std::size_t removed = 0;
    for (const Row& address : won) {
        removed += purge_lost(database, address.text(0), limit - removed);
        if (removed == limit) break;
    }
    return removed;
}

}  // namespace gatepost::mysql
