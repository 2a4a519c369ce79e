#include "mysql/session_rows.h"

#include <algorithm>

#include "mysql/account_rows.h"

namespace gatepost::mysql {

void SessionRows::insert(const core::SessionDigest& digest, core::UserId user, bool remembered,
                         const core::SessionLifetime& lifetime) {
    database_.execute(
        "INSERT INTO sessions"
        " (digest, account_id, remembered, created_on, seen_on, expires_on, ends_on)"
        " VALUES (?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6),"
        " UTC_TIMESTAMP(6) + INTERVAL ? SECOND, UTC_TIMESTAMP(6) + INTERVAL ? SECOND)",
        {digest.bytes, number(user), number(remembered),
         number(std::min(lifetime.idle, lifetime.absolute)), number(lifetime.absolute)});
}

std::optional<core::Session> SessionRows::find(const core::SessionDigest& digest) {
    const Result rows = database_.query(
        "SELECT s.remembered, GREATEST(0, TIMESTAMPDIFF(SECOND, s.seen_on, UTC_TIMESTAMP(6))),"
        " a.id, a.email, a.registered_on, a.confirmed_on, a.admin, a.epoch"
        " FROM sessions s JOIN accounts a ON a.id = s.account_id"
        " WHERE s.digest = ? AND s.expires_on > UTC_TIMESTAMP(6)",
        {digest.bytes});
    if (rows.empty()) return std::nullopt;
    const Row& row = rows.front();
    return core::Session{digest, read_user(row, 2), row.flag(0),
                         std::chrono::seconds(row.number(1))};
}

void SessionRows::touch(const core::SessionDigest& digest, std::chrono::seconds idle) {
    database_.execute(
        "UPDATE sessions SET seen_on = UTC_TIMESTAMP(6),"
        " expires_on = LEAST(ends_on, UTC_TIMESTAMP(6) + INTERVAL ? SECOND)"
        " WHERE digest = ? AND expires_on > UTC_TIMESTAMP(6)",
        {number(idle), digest.bytes});
}

bool SessionRows::remove(const core::SessionDigest& digest) {
    return database_.execute("DELETE FROM sessions WHERE digest = ?", {digest.bytes}) > 0;
}

void SessionRows::remove_all(core::UserId user) {
    database_.execute("DELETE FROM sessions WHERE account_id = ?", {number(user)});
}

std::size_t SessionRows::purge(std::size_t limit) {
    return database_.execute(
        "DELETE FROM sessions WHERE expires_on <= UTC_TIMESTAMP(6) ORDER BY expires_on LIMIT ?",
        {limit});
}

}  // namespace gatepost::mysql
