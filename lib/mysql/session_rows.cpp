#include "mysql/session_rows.h"

#include <algorithm>
#include <stdexcept>

#include "mysql/account_rows.h"
#include "mysql/group_rows.h"

namespace gatepost::mysql {
namespace {

/// The fields of a text, one after the other. What is not there, or not what is asked for, is a
/// std::runtime_error.
class Fields {
  public:
    explicit Fields(std::string_view text) : rest_(text) {}

    /// A DATETIME(6) as text: it is always as long.
    base::TimePoint fixed_time() { return required(parse_time(take(time_size))); }
    bool fixed_flag() { return take(1) != "0"; }

    // What ends with a bar.
    std::string_view text() {
        const auto field = take(rest_.find('|'));
        rest_.remove_prefix(1);
        return field;
    }
    template <class Number>
    Number number() {
        return required(parse_number<Number>(text()));
    }
    base::TimePoint time() { return required(parse_time(text())); }
    std::optional<base::TimePoint> optional_time() {
        const auto field = text();
        if (field.empty()) return std::nullopt;
        return required(parse_time(field));
    }

    /// All that is left, whatever is in it.
    std::string_view rest() const { return rest_; }

  private:
    static constexpr auto time_size = std::string_view("2026-01-31 23:59:59.000000").size();

    std::string_view take(std::size_t size) {
        if (size > rest_.size()) throw std::runtime_error("a session's row is cut off");
        const auto field = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return field;
    }
    template <class Value>
    static Value required(const std::optional<Value>& value) {
        if (!value) throw std::runtime_error("a session's row has an unreadable field");
        return *value;
    }

    std::string_view rest_;
};

std::chrono::seconds between(base::TimePoint from, base::TimePoint to) {
    return std::max(std::chrono::seconds(0),
                    std::chrono::duration_cast<std::chrono::seconds>(to - from));
}

}  // namespace

void SessionRows::insert(const core::SessionDigest& digest, core::AccountId account,
                         bool remembered, const core::SessionLifetime& lifetime,
                         const core::Client& client) {
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
         number(lifetime.absolute), client.address, client.user_agent, number(account)});
    if (inserted == 0) throw std::runtime_error("a session of no account");
}

std::optional<core::Session> SessionRows::find(const core::SessionDigest& digest) {
    // Asked at every request: one column, because the server and the client describe each one each
    // time; little that the server must make ready each time; and one condition, for the same
    // reason. NULL if the principal is (sql/V007).
    const Result rows = database_.query(
        "SELECT CONCAT(UTC_TIMESTAMP(6), expires_on, seen_on, proved_on, account_id, '|',"
        " remembered, principal) s FROM sessions WHERE digest = ?",
        {digest.bytes});
    if (rows.empty() || rows.front().is_null(0)) return std::nullopt;
    const std::string row = rows.front().text(0);
    Fields fields(row);
    const auto now = fields.fixed_time();
    if (fields.fixed_time() <= now) return std::nullopt;
    const auto unseen_for = between(fields.fixed_time(), now);
    const auto unproven_for = between(fields.fixed_time(), now);
    const core::AccountId id{fields.number<std::uint64_t>()};
    const bool remembered = fields.fixed_flag();
    // From here on in the order of sql/V007.
    const auto registered_at = fields.time();
    const auto confirmed_at = fields.optional_time();
    const bool admin = fields.number<unsigned>() != 0;
    const auto epoch = fields.number<std::uint32_t>();
    const auto deletes_at = fields.optional_time();
    const auto language = read_language(fields.text());
    const auto groups = fields.text();
    return core::Session{digest,
                         {id, read_email(id, fields.rest()), registered_at, confirmed_at, admin,
                          epoch, deletes_at, language},
                         remembered,
                         unseen_for,
                         unproven_for,
                         groups_of(id, groups)};
}

std::vector<core::GroupName> SessionRows::groups_of(core::AccountId account,
                                                    std::string_view list) {
    if (list != "*") return read_groups(list);
    const Result rows =
        database_.query("SELECT group_names FROM accounts WHERE id = ?", {number(account)});
    return rows.empty() ? std::vector<core::GroupName>() : read_groups(rows.front().text(0));
}

void SessionRows::touch(const core::SessionDigest& digest, std::chrono::seconds idle) {
    // Not worth any waiting: what has the row locked notes the same, or ends the session.
    database_.try_execute(
        "SET STATEMENT innodb_lock_wait_timeout = 0, lock_wait_timeout = 0 FOR"
        " UPDATE sessions SET seen_on = UTC_TIMESTAMP(6),"
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

void SessionRows::remove_all(core::AccountId account) {
    database_.execute("DELETE FROM sessions WHERE account_id = ?", {number(account)});
}

std::size_t SessionRows::remove_others(core::AccountId account, const core::SessionDigest& kept) {
    return database_.execute("DELETE FROM sessions WHERE account_id = ? AND digest <> ?",
                             {number(account), kept.bytes});
}

bool SessionRows::remove_one(core::AccountId account, core::SessionNumber session) {
    return database_.execute("DELETE FROM sessions WHERE id = ? AND account_id = ?",
                             {static_cast<std::uint64_t>(session), number(account)}) > 0;
}

std::vector<core::SessionEntry> SessionRows::list(core::AccountId account) {
    const Result rows = database_.query(
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

std::size_t SessionRows::purge(std::size_t limit) {
    return database_.execute(
        "DELETE FROM sessions WHERE expires_on <= UTC_TIMESTAMP(6) ORDER BY expires_on LIMIT ?",
        {limit});
}

}  // namespace gatepost::mysql
