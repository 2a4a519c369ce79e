#include "mysql/session_rows.h"

#include <algorithm>
#include <stdexcept>

#include "mysql/account_rows.h"
#include "mysql/group_rows.h"

namespace gatepost::mysql {
namespace {

// In the row that `to_row` makes, after what read_user takes.
constexpr std::size_t groups_column = 8;

/// A principal (sql/V007) as a row: the columns of read_user, then the groups.
Row to_row(std::uint64_t id, const std::string& principal) {
    std::string_view rest = principal;
    Row::Values values{id, {}};
    while (values.size() <= groups_column) {
        const auto end = rest.find('|');
        if (end == rest.npos) throw std::runtime_error("a session's principal is cut off");
        values.push_back(end == 0 ? Row::Value() : Row::Value(std::string(rest.substr(0, end))));
        rest.remove_prefix(end + 1);
    }
    values[1] = std::string(rest);  // the address stands last: whatever is in it, it moves nothing
    return Row(std::move(values));
}

}  // namespace

void SessionRows::insert(const core::SessionDigest& digest, core::UserId user, bool remembered,
                         const core::SessionLifetime& lifetime, const core::Client& client) {
    // Locked, or a change of the account in this moment would make the copy a wrong one, which the
    // foreign key refuses.
    const auto inserted = database_.execute(
        "INSERT INTO sessions"
        " (digest, account_id, principal, remembered, created_on, seen_on, expires_on, ends_on,"
        " client_address, user_agent, proved_on)"
        " SELECT ?, id, principal, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6),"
        " UTC_TIMESTAMP(6) + INTERVAL ? SECOND, UTC_TIMESTAMP(6) + INTERVAL ? SECOND, ?, ?,"
        " UTC_TIMESTAMP(6) FROM accounts WHERE id = ? LOCK IN SHARE MODE",
        {digest.bytes, number(remembered), number(std::min(lifetime.idle, lifetime.absolute)),
         number(lifetime.absolute), client.address, client.user_agent, number(user)});
    if (inserted == 0) throw std::runtime_error("a session of no account");
}

std::optional<core::Session> SessionRows::find(const core::SessionDigest& digest) {
    // Asked at every request: one table, few columns, short names for what is computed, because the
    // server sends them each time, and one condition: a second one is analysed each time.
    const Result rows = database_.query(
        "SELECT account_id, principal, remembered,"
        " GREATEST(0, TIMESTAMPDIFF(SECOND, proved_on, UTC_TIMESTAMP(6))) unproven,"
        " IF(expires_on > UTC_TIMESTAMP(6),"
        " GREATEST(0, TIMESTAMPDIFF(SECOND, seen_on, UTC_TIMESTAMP(6))), NULL) unseen"
        " FROM sessions WHERE digest = ?",
        {digest.bytes});
    if (rows.empty()) return std::nullopt;
    const Row& row = rows.front();
    const bool is_live = !row.is_null(1) && !row.is_null(4);
    if (!is_live) return std::nullopt;
    const Row principal = to_row(row.number(0), row.text(1));
    return core::Session{digest,
                         read_user(principal),
                         row.flag(2),
                         std::chrono::seconds(row.number(4)),
                         std::chrono::seconds(row.number(3)),
                         groups_of(principal)};
}

std::vector<core::GroupName> SessionRows::groups_of(const Row& principal) {
    if (principal.is_null(groups_column)) return {};
    const std::string list = principal.text(groups_column);
    if (list != "*") return read_groups(list);
    const Result rows =
        database_.query("SELECT group_names FROM accounts WHERE id = ?", {principal.number(0)});
    return rows.empty() ? std::vector<core::GroupName>() : read_groups(rows.front().text(0));
}

void SessionRows::touch(const core::SessionDigest& digest, std::chrono::seconds idle) {
    database_.execute(
        "UPDATE sessions SET seen_on = UTC_TIMESTAMP(6),"
        " expires_on = LEAST(ends_on, UTC_TIMESTAMP(6) + INTERVAL ? SECOND)"
        " WHERE digest = ? AND expires_on > UTC_TIMESTAMP(6)",
        {number(idle), digest.bytes});
}

bool SessionRows::prove(const core::SessionDigest& digest) {
    return database_.execute("UPDATE sessions SET proved_on = UTC_TIMESTAMP(6) WHERE digest = ?",
                             {digest.bytes}) > 0;
}

bool SessionRows::renew(const core::SessionDigest& digest, const core::SessionDigest& renewed) {
    return database_.execute(
               "UPDATE sessions SET digest = ? WHERE digest = ? AND expires_on > UTC_TIMESTAMP(6)",
               {renewed.bytes, digest.bytes}) > 0;
}

bool SessionRows::remove(const core::SessionDigest& digest) {
    return database_.execute("DELETE FROM sessions WHERE digest = ?", {digest.bytes}) > 0;
}

void SessionRows::remove_all(core::UserId user) {
    database_.execute("DELETE FROM sessions WHERE account_id = ?", {number(user)});
}

std::size_t SessionRows::remove_others(core::UserId user, const core::SessionDigest& kept) {
    return database_.execute("DELETE FROM sessions WHERE account_id = ? AND digest <> ?",
                             {number(user), kept.bytes});
}

bool SessionRows::remove_one(core::UserId user, core::SessionNumber session) {
    return database_.execute("DELETE FROM sessions WHERE id = ? AND account_id = ?",
                             {static_cast<std::uint64_t>(session), number(user)}) > 0;
}

std::vector<core::SessionEntry> SessionRows::list(core::UserId user) {
    const Result rows = database_.query(
        "SELECT id, digest, client_address, user_agent, remembered, created_on, seen_on"
        " FROM sessions WHERE account_id = ? AND expires_on > UTC_TIMESTAMP(6)"
        " ORDER BY seen_on DESC, id DESC LIMIT 100",
        {number(user)});
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

std::size_t SessionRows::purge(std::size_t limit) {
    return database_.execute(
        "DELETE FROM sessions WHERE expires_on <= UTC_TIMESTAMP(6) ORDER BY expires_on LIMIT ?",
        {limit});
}

}  // namespace gatepost::mysql
