#include "mysql/failed_login_rows.h"

#include "mysql/account_columns.h"
#include "mysql/unreadable.h"

namespace gatepost::mysql {
namespace {

core::FailedLogins read_failed_logins(const Row& row) {
    return {row.text(0), row.number(1), row.time(2)};
}

}  // namespace

void MysqlFailedLogins::note(std::optional<core::AccountId> account, const std::string& network) {
    database_.execute(
        "INSERT INTO failed_logins (day, account_id, network, times, last_on)"
        " VALUES (UTC_DATE(), ?, ?, 1, UTC_TIMESTAMP(6))"
        " ON DUPLICATE KEY UPDATE times = times + 1, last_on = VALUES(last_on)",
        {number(account.value_or(nobody)), network});
}

std::vector<core::FailedLogins> MysqlFailedLogins::newest(core::AccountId account,
                                                          std::size_t limit) {
    const ResultSet rows = database_.query(
        "SELECT network, times, last_on FROM failed_logins WHERE account_id = ?"
        " ORDER BY last_on DESC LIMIT ?",
        {number(account), limit});
    return read_all(rows, read_failed_logins);
}

core::FailedLoginTotal MysqlFailedLogins::total(std::chrono::seconds lately) {
    const ResultSet rows = database_.query(
        "SELECT CAST(COALESCE(SUM(times), 0) AS UNSIGNED), COUNT(DISTINCT"
        " IF(last_on >= UTC_TIMESTAMP(6) - INTERVAL ? SECOND, network, NULL))"
        " FROM failed_logins WHERE day >= UTC_DATE() - INTERVAL 1 DAY",
        {number(lately)});
    return {rows.at(0).number(0), rows.at(0).number(1)};
}

std::size_t MysqlFailedLogins::purge(std::chrono::seconds age, std::size_t limit) {
    return database_.execute(
        "DELETE FROM failed_logins WHERE day < DATE(UTC_TIMESTAMP(6) - INTERVAL ? SECOND)"
        " ORDER BY day LIMIT ?",
        {number(age), limit});
}

}  // namespace gatepost::mysql
