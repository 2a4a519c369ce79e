#include "mysql/deletion_rows.h"

#include "mysql/account_removal.h"

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

std::size_t MysqlDeletions::purge(std::size_t limit) {
    return remove_accounts(database_, "deletes_on <= UTC_TIMESTAMP(6) ORDER BY deletes_on LIMIT ?",
                           {limit});
}

}  // namespace gatepost::mysql
