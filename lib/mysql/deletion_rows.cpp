#include "mysql/deletion_rows.h"

#include "mysql/account_removal.h"
#include "mysql/unreadable.h"

namespace gatepost::mysql {

void MysqlDeletions::begin(core::AccountId account, std::chrono::seconds delay) {
    database_.execute(
        "UPDATE accounts SET deletes_on = UTC_TIMESTAMP(6) + INTERVAL ? SECOND WHERE id = ?",
        {number(delay), number(account)});
}

void MysqlDeletions::cancel(core::AccountId account) {
    database_.execute("UPDATE accounts SET deletes_on = NULL WHERE id = ?", {number(account)});
}

bool MysqlDeletions::remove(core::AccountId account) {
    return remove_accounts(database_, "id = ?", {number(account)}) > 0;
}

std::vector<core::AccountId> MysqlDeletions::purge(std::size_t limit) {
    std::vector<core::AccountId> removed;
    database_.atomically([&] {
        removed = read_all(database_.query("SELECT id FROM accounts"
                                           " WHERE deletes_on <= UTC_TIMESTAMP(6)"
                                           " ORDER BY deletes_on LIMIT ? FOR UPDATE",
                                           {limit}),
                           [](const Row& row) { return core::AccountId{row.number(0)}; });
        for (const auto id : removed)
            remove(id);
    });
    return removed;
}

}  // namespace gatepost::mysql
