#include "mysql/won_addresses.h"

#include "mysql/account_removal.h"

namespace gatepost::mysql {

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
    std::size_t removed = 0;
    database.atomically([&] {
        // Of the last minute may be some that are not committed yet, as may sign-ups that lost.
        const ResultSet oldest = database.query(
            "SELECT CAST(MAX(won_on) AS CHAR) FROM (SELECT won_on FROM won_addresses"
            " WHERE won_on < UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE"
            " ORDER BY won_on LIMIT ?) AS oldest",
            {limit});
        removed = 0;
        if (oldest.at(0).is_null(0)) return;
        const std::string until = oldest.at(0).text(0);
        removed = remove_accounts(database,
                                  "id IN (SELECT a.id FROM won_addresses w"
                                  " JOIN accounts a ON a.email_key = w.email_key"
                                  " WHERE w.won_on <= ? AND a.confirmed_on IS NULL"
                                  " AND a.registered_on <= w.won_on) LIMIT ?",
                                  {until, limit});
        if (removed == limit) return;  // there may be more of them
        removed +=
            database.execute("DELETE FROM won_addresses WHERE won_on <= ? ORDER BY won_on LIMIT ?",
                             {until, limit - removed});
    });
    return removed;
}

}  // namespace gatepost::mysql
