#include "mysql/approval_rows.h"

#include "mysql/account_columns.h"
#include "mysql/account_removal.h"
#include "mysql/unreadable.h"

namespace gatepost::mysql {

void MysqlApprovals::require(core::AccountId pending, const std::optional<std::string>& reason) {
    database_.execute(
        "UPDATE accounts SET needs_approval = ?, reason = ?"
        " WHERE id = ? AND confirmed_on IS NULL",
        {number(reason.has_value()), reason.value_or(""), number(pending)});
}

void MysqlApprovals::forget_reason(core::AccountId account) {
    database_.execute("UPDATE accounts SET reason = '' WHERE id = ?", {number(account)});
}

std::vector<core::AwaitingSignUp> MysqlApprovals::list(std::size_t limit) {
    const ResultSet rows =
        database_.query("SELECT " + account_columns +
                            ", a.reason FROM accounts a WHERE a.awaits_approval_since IS NOT NULL"
                            " ORDER BY a.awaits_approval_since, a.id LIMIT ?",
                        {limit});
    return read_all(rows, [](const Row& row) {
        return core::AwaitingSignUp{read_account(row), row.text(after_account)};
    });
}

core::AwaitingCount MysqlApprovals::count() {
    const ResultSet rows = database_.query(
        "SELECT COUNT(*), COUNT(IF(approvers_told, NULL, 1)) FROM accounts"
        " WHERE awaits_approval_since IS NOT NULL");
    return {rows.front().number(0), rows.front().number(1)};
}

void MysqlApprovals::mark_told() {
    database_.execute(
        "UPDATE accounts SET approvers_told = TRUE"
        " WHERE awaits_approval_since IS NOT NULL AND NOT approvers_told");
}

bool MysqlApprovals::approve(core::AccountId account) {
    return database_.execute(
               "UPDATE accounts SET needs_approval = FALSE, reason = ''"
               " WHERE id = ? AND awaits_approval_since IS NOT NULL",
               {number(account)}) > 0;
}

bool MysqlApprovals::remove(core::AccountId account) {
    return remove_accounts(database_, "id = ? AND awaits_approval_since IS NOT NULL",
                           {number(account)}) > 0;
}

}  // namespace gatepost::mysql
