#include "mysql/session_rows.h"

#include <algorithm>

#include "mysql/account_rows.h"
#include "mysql/group_rows.h"

namespace gatepost::mysql {
void SessionRows::insert(const core::SessionDigest& digest, core::UserId user, bool remembered,
                         const core::SessionLifetime& lifetime, const core::Client& client) {
    database_.execute(
        "INSERT INTO sessions"
        " (digest, account_id, remembered, created_on, seen_on, expires_on, ends_on,"
        " client_address, user_agent, proved_on)"
        " VALUES (?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6),"
        " UTC_TIMESTAMP(6) + INTERVAL ? SECOND, UTC_TIMESTAMP(6) + INTERVAL ? SECOND, ?, ?,"
        " UTC_TIMESTAMP(6))",
        {digest.bytes, number(user), number(remembered),
         number(std::min(lifetime.idle, lifetime.absolute)), number(lifetime.absolute),
         client.address, client.user_agent});
}

std::optional<core::Session> SessionRows::find(const core::SessionDigest& digest) {
    // Asked at every request. Two rows by their primary keys; a third table would double its cost.
    // Short names for the expressions, because the server sends all names each time.
    const Result rows = database_.query(
        "SELECT s.remembered, GREATEST(0, TIMESTAMPDIFF(SECOND, s.seen_on, UTC_TIMESTAMP(6))) u,"
        " GREATEST(0, TIMESTAMPDIFF(SECOND, s.proved_on, UTC_TIMESTAMP(6))) p,"
        " a.group_names, a.id, a.email, a.registered_on, a.confirmed_on, a.admin, a.epoch,"
        " a.deletes_on, a.language"
        " FROM sessions s JOIN accounts a ON a.id = s.account_id"
        " WHERE s.digest = ? AND s.expires_on > UTC_TIMESTAMP(6)",
        {digest.bytes});
    if (rows.empty()) return std::nullopt;
    const Row& row = rows.front();
    return core::Session{digest,
                         read_user(row, 4),
                         row.flag(0),
                         std::chrono::seconds(row.number(1)),
                         std::chrono::seconds(row.number(2)),
                         read_groups(row, 3)};
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
