#include "mysql/statistics_rows.h"

#include "base/enumerator.h"
#include "base/utc.h"
#include "mysql/unreadable.h"

namespace gatepost::mysql {
namespace {

std::chrono::sys_days day_at(const Row& row, std::size_t column) {
    return std::chrono::floor<std::chrono::days>(row.time(column));
}

core::DailyCount read_daily(const Row& row) {
    const auto what = base::enumerator_named<core::Counted>(row.text(1));
    if (!what) throw Unreadable("a daily count of an unknown kind: " + row.text(1));
    return {day_at(row, 0), *what, row.number(2)};
}

core::LatencyCount read_latency(const Row& row) {
    return {day_at(row, 0), std::chrono::seconds(row.number(1)), row.number(2)};
}

}  // namespace

std::size_t MysqlStatistics::count(std::size_t limit) {
    std::size_t counted = 0;
    database_.atomically([&] {
        // Another host that counts waits here.
        const auto after = database_.query("SELECT last_event FROM statistics_progress FOR UPDATE")
                               .at(0)
                               .number(0);
        // What is noted gets its number first, and is seen once it is committed.
        const ResultSet batch = database_.query(
            "SELECT COALESCE(MAX(id), 0), COUNT(*) FROM (SELECT id FROM events WHERE id > ?"
            " AND happened_on < UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE ORDER BY id LIMIT ?) AS batch",
            {after, limit});
        counted = batch.at(0).number(1);
        if (counted > 0) count_between(after, batch.at(0).number(0));
    });
    // They change while the rest is counted, and all of two days are added up: once is enough.
    if (counted < limit) count_failed_logins();
    return counted;
}

void MysqlStatistics::count_between(std::uint64_t after, std::uint64_t last) {
    database_.execute(
        "INSERT INTO daily_counts (day, what, times)"
        " SELECT DATE(e.happened_on) AS on_day,"
        " CASE e.kind WHEN 'signed_up' THEN 'sign_ups' WHEN 'logged_in' THEN 'logins'"
        " ELSE 'confirmations' END AS counted, COUNT(*) FROM events e"
        " WHERE e.id > ? AND e.id <= ? AND (e.kind = 'logged_in'"
        " OR (e.kind = 'address_confirmed' AND e.actor_id = e.account_id)"
        // Who signs up again for an account that waits goes on with it.
        " OR (e.kind = 'signed_up' AND NOT EXISTS (SELECT 1 FROM events earlier"
        " WHERE earlier.account_id = e.account_id AND earlier.kind = 'signed_up'"
        " AND earlier.id < e.id)))"
        " GROUP BY on_day, counted ON DUPLICATE KEY UPDATE times = times + VALUES(times)",
        {after, last});
    count_confirmations(after, last);
    database_.execute("UPDATE statistics_progress SET last_event = ?", {last});
}

// From the first sign-up on, whatever was sent again since: registered_on moves. Accounts that were
// opened for somebody are in no cohort.
void MysqlStatistics::count_confirmations(std::uint64_t after, std::uint64_t last) {
    const ResultSet rows = database_.query(
        "SELECT s.happened_on, e.happened_on FROM events e JOIN events s ON s.id ="
        " (SELECT MIN(f.id) FROM events f WHERE f.account_id = e.account_id"
        " AND f.kind = 'signed_up')"
        " WHERE e.id > ? AND e.id <= ? AND e.kind = 'address_confirmed'"
        " AND e.actor_id = e.account_id",
        {after, last});
    for (const Row& row : rows) {
        const auto registered = row.time(0);
        const auto taken = std::chrono::ceil<std::chrono::seconds>(row.time(1) - registered);
        const auto week = core::week_of(std::chrono::floor<std::chrono::days>(registered));
        const std::string day = base::date_in_utc(week);
        database_.execute(
            "INSERT INTO cohort_counts (week, within_seconds, accounts) VALUES (?, ?, 1)"
            " ON DUPLICATE KEY UPDATE accounts = accounts + 1",
            {day, number(core::kept_latency(taken))});
    }
}

// They are counters already. An account that goes takes its own along: the highest sum counts.
void MysqlStatistics::count_failed_logins() {
    database_.execute(
        "INSERT INTO daily_counts (day, what, times)"
        " SELECT day, 'failed_logins', SUM(times) FROM failed_logins"
        " WHERE day >= UTC_DATE() - INTERVAL 1 DAY GROUP BY day"
        " ON DUPLICATE KEY UPDATE"
        " daily_counts.times = GREATEST(daily_counts.times, VALUES(times))");
}

std::vector<core::DailyCount> MysqlStatistics::daily(std::chrono::sys_days since) {
    const std::string day = base::date_in_utc(since);
    return read_all(database_.query("SELECT TIMESTAMP(day), what, times FROM daily_counts"
                                    " WHERE day >= ? ORDER BY day, what",
                                    {day}),
                    read_daily);
}

std::vector<core::LatencyCount> MysqlStatistics::latencies(std::chrono::sys_days since) {
    const std::string day = base::date_in_utc(since);
    return read_all(database_.query("SELECT TIMESTAMP(week), within_seconds, accounts"
                                    " FROM cohort_counts WHERE week >= ?"
                                    " ORDER BY week, within_seconds",
                                    {day}),
                    read_latency);
}

}  // namespace gatepost::mysql
