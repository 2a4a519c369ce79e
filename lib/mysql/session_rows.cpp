#include "mysql/session_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/enumerator.h"
#include "mysql/account_columns.h"
#include "mysql/group_rows.h"
#include "mysql/unreadable.h"
#include "mysql/won_addresses.h"

namespace gatepost::mysql {
namespace {

std::vector<core::GroupName> read_groups(const ResultSet& rows, std::size_t column) {
    // A row without any stands for none.
    if (rows.front().is_null(column)) return {};
    auto groups = read_all(rows, [&](const Row& row) { return read_group(row.text(column)); });
    std::sort(groups.begin(), groups.end());
    return groups;
}

/// Notes why the live ones of these sessions end, unless somebody else ends them at this moment.
constexpr std::string_view note_ends =
    "INSERT IGNORE INTO ended_sessions (digest, why, ended_on)"
    " SELECT digest, ?, UTC_TIMESTAMP(6) FROM sessions WHERE expires_on > UTC_TIMESTAMP(6) AND ";

std::chrono::seconds between(base::TimePoint from, base::TimePoint to) {
    return std::max(std::chrono::seconds(0),
                    std::chrono::duration_cast<std::chrono::seconds>(to - from));
}

}  // namespace

const std::string session_and_account =
    "SELECT " + account_columns +
    ", UTC_TIMESTAMP(6), s.expires_on, s.remembered, s.seen_on, s.proved_on, g.name"
    " FROM sessions s JOIN accounts a ON a.id = s.account_id"
    " LEFT JOIN group_members g ON g.account_id = a.id WHERE s.digest = ?";

void MysqlSessions::insert(const core::SessionDigest& digest, core::AccountId account,
                           bool remembered, const core::SessionLifetime& lifetime,
                           const core::Client& client) {
    database_.execute(
        "INSERT INTO sessions"
        " (digest, account_id, remembered, client_address, user_agent, created_on, seen_on,"
        " proved_on, expires_on, ends_on)"
        " VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6),"
        " UTC_TIMESTAMP(6) + INTERVAL ? SECOND, UTC_TIMESTAMP(6) + INTERVAL ? SECOND)",
        {digest.bytes, number(account), number(remembered), client.address, client.user_agent,
         number(std::min(lifetime.idle, lifetime.absolute)), number(lifetime.absolute)});
}

std::optional<core::Session> MysqlSessions::find(const core::SessionDigest& digest) {
    // Asked at every request: two look-ups by primary key, and a row for each group, NULL for none.
    // The server would need a temporary table to sort them.
    const ResultSet rows = database_.query(session_and_account, {digest.bytes});
    if (rows.empty()) return std::nullopt;
    const Row& row = rows.front();
    core::Account account = read_account(row);
    // Only of the few who wait: the statement above is asked at every request.
    if (!account.confirmed_at && has_lost(database_, account.id)) return std::nullopt;
    constexpr auto next = after_account;
    const auto now = row.time(next);
    if (row.time(next + 1) <= now) return std::nullopt;
    return core::Session{digest,
                         std::move(account),
                         row.flag(next + 2),
                         between(row.time(next + 3), now),
                         between(row.time(next + 4), now),
                         read_groups(rows, next + 5)};
}

void MysqlSessions::touch(const core::SessionDigest& digest, std::chrono::seconds idle) {
    // Not worth any waiting: what has the row locked notes the same, or ends the session.
    database_.try_execute(
        "SET STATEMENT innodb_lock_wait_timeout = 0, lock_wait_timeout = 0 FOR"
        " UPDATE sessions SET seen_on = UTC_TIMESTAMP(6),"
        " expires_on = LEAST(ends_on, UTC_TIMESTAMP(6) + INTERVAL ? SECOND)"
        " WHERE digest = ? AND expires_on > UTC_TIMESTAMP(6)",
        {number(idle), digest.bytes});
}

bool MysqlSessions::prove(const core::SessionDigest& digest) {
    return database_.execute("UPDATE sessions SET proved_on = UTC_TIMESTAMP(6) WHERE digest = ?",
                             {digest.bytes}) > 0;
}

bool MysqlSessions::renew(const core::SessionDigest& digest, const core::SessionDigest& renewed) {
    return database_.execute(
               "UPDATE sessions SET digest = ? WHERE digest = ? AND expires_on > UTC_TIMESTAMP(6)",
               {renewed.bytes, digest.bytes}) > 0;
}

bool MysqlSessions::remove(const core::SessionDigest& digest) {
    return database_.execute("DELETE FROM sessions WHERE digest = ?", {digest.bytes}) > 0;
}

std::size_t MysqlSessions::end(core::SessionEnd why, std::string_view which,
                               const Parameters& values) {
    Parameters noted{to_string(why)};
    noted.insert(noted.end(), values.begin(), values.end());
    std::size_t ended = 0;
    database_.atomically([&] {
        database_.execute(fmt::format("{}{}", note_ends, which), noted);
        ended = database_.execute(fmt::format("DELETE FROM sessions WHERE {}", which), values);
    });
    return ended;
}

void MysqlSessions::remove_all(core::AccountId account, core::SessionEnd why) {
    end(why, "account_id = ?", {number(account)});
}

std::size_t MysqlSessions::remove_any(std::size_t limit) {
    return database_.execute("DELETE FROM sessions ORDER BY digest LIMIT ?", {limit});
}

std::size_t MysqlSessions::remove_others(core::AccountId account, const core::SessionDigest& kept) {
    return end(core::SessionEnd::elsewhere, "account_id = ? AND digest <> ?",
               {number(account), kept.bytes});
}

bool MysqlSessions::remove_one(core::AccountId account, core::SessionNumber session) {
    return end(core::SessionEnd::elsewhere, "id = ? AND account_id = ?",
               {static_cast<std::uint64_t>(session), number(account)}) > 0;
}

std::vector<core::SessionEntry> MysqlSessions::list(core::AccountId account) {
    const ResultSet rows = database_.query(
        "SELECT id, digest, client_address, user_agent, remembered, created_on, seen_on"
        " FROM sessions WHERE account_id = ? AND expires_on > UTC_TIMESTAMP(6)"
        " ORDER BY seen_on DESC, id DESC LIMIT 100",
        {number(account)});
    std::vector<core::SessionEntry> sessions;
    for (const Row& row : rows) {
        sessions.push_back({core::SessionNumber{row.number(0)},
                            {row.text(1)},
                            {row.text(2), row.text(3)},
                            row.flag(4),
                            row.time(5),
                            row.time(6)});
    }
    return sessions;
}

std::optional<core::SessionEnd> MysqlSessions::why_ended(const core::SessionDigest& digest) {
    const ResultSet rows =
        database_.query("SELECT why FROM ended_sessions WHERE digest = ?", {digest.bytes});
    if (rows.empty()) return std::nullopt;
    // Other than those that are known: a newer program's.
    return base::enumerator_named<core::SessionEnd>(rows.front().text(0))
        .value_or(core::SessionEnd::other);
}

std::size_t MysqlSessions::purge(std::size_t limit) {
    return database_.execute(
        "DELETE FROM sessions WHERE expires_on <= UTC_TIMESTAMP(6) ORDER BY expires_on LIMIT ?",
        {limit});
}

std::size_t MysqlSessions::forget_ended(std::chrono::seconds age, std::size_t limit) {
    return database_.execute(
        "DELETE FROM ended_sessions WHERE ended_on <= UTC_TIMESTAMP(6) - INTERVAL ? SECOND"
        " ORDER BY ended_on LIMIT ?",
        {number(age), limit});
}

}  // namespace gatepost::mysql
