#include "mysql/event_rows.h"

#include <fmt/format.h>

#include <limits>

#include "base/clock.h"
#include "base/enumerator.h"
#include "mysql/account_columns.h"
#include "mysql/unreadable.h"

namespace gatepost::mysql {
namespace {

std::optional<core::AccountId> read_account_id(const Row& row, std::size_t column) {
    if (row.is_null(column)) return std::nullopt;
    return core::AccountId{row.number(column)};
}

core::Event read_event(const Row& row) {
    const auto kind = base::enumerator_named<core::EventKind>(row.text(0));
    if (!kind) throw Unreadable("an event of no known kind: " + row.text(0));
    return {*kind,
            row.time(1),
            {row.text(2), row.text(3), row.text(4)},
            {row.text(5), row.text(6)},
            core::EventId{row.number(7)},
            read_account_id(row, 8),
            read_account_id(row, 9)};
}

constexpr std::string_view events =
    "SELECT kind, happened_on, client_address, user_agent, request_id, old_value, new_value, id,"
    " actor_id, account_id FROM events";

/// The index in which what a filter asks for lies together, by number. By itself, the server may
/// take it and then not begin at the page's number but read on from the newest.
std::string_view index_of(const core::EventFilter& filter) {
    if (filter.account) return "events_account_id";
    return filter.kind ? "events_kind" : "PRIMARY";
}

/// The condition that a filter is, and its parameters.
struct Condition {
    std::string text = "TRUE";
    Parameters parameters{};

    void add(std::string_view one, const Parameters& its) {
        text += fmt::format(" AND {}", one);
        parameters.insert(parameters.end(), its.begin(), its.end());
    }
};

/// A time as SQL, to the microsecond.
std::string text_of(core::TimePoint time) {
    const auto microseconds =
        std::chrono::duration_cast<std::chrono::microseconds>(time.time_since_epoch()).count();
    return fmt::format("TIMESTAMP('1970-01-01') + INTERVAL {} MICROSECOND", microseconds);
}

/// No event since then has a lower number: numbers grow with the time, nearly. Asked for by itself,
/// as the server begins to read at a number that it is given, not at one that it has to look for.
std::uint64_t first_since(Database& database, core::TimePoint since) {
    const ResultSet rows = database.query(
        fmt::format("SELECT id FROM events WHERE happened_on >= {} - INTERVAL 1 MINUTE"
                    " ORDER BY happened_on, id LIMIT 1",
                    text_of(since)));
    return rows.empty() ? std::numeric_limits<std::uint64_t>::max() : rows.front().number(0);
}

Condition condition_of(Database& database, const core::EventFilter& filter,
                       std::optional<core::EventId> before) {
    Condition condition;
    if (filter.account) condition.add("account_id = ?", {number(*filter.account)});
    if (filter.kind) condition.add("kind = ?", {core::to_string(*filter.kind)});
    if (filter.since) {
        condition.add(fmt::format("happened_on >= {}", text_of(*filter.since)), {});
        condition.add("id >= ?", {first_since(database, *filter.since)});
    }
    if (before) condition.add("id < ?", {number(*before)});
    return condition;
}

}  // namespace

void MysqlEvents::append_by(const core::Actor& actor, std::optional<core::AccountId> account,
                            core::EventKind kind, const core::EventChange& change) {
    const core::Client& client = actor.client;
    database_.execute(
        "INSERT INTO events (actor_id, account_id, kind, happened_on, client_address, user_agent,"
        " request_id, old_value, new_value)"
        " VALUES (NULLIF(?, 0), NULLIF(?, 0), ?, UTC_TIMESTAMP(6), ?, ?, ?, ?, ?)",
        {number(actor.account.value_or(nobody)), number(account.value_or(nobody)),
         core::to_string(kind), client.address, client.user_agent, client.request_id, change.before,
         change.after});
    const core::Event event{
        kind, base::SystemClock().now(), client, change, core::EventId{}, actor.account, account};
    if (is_by_administrator(event)) noted_.push_back(event);
}

std::vector<core::Event> MysqlEvents::newest(const core::EventFilter& filter,
                                             std::optional<core::EventId> before,
                                             std::size_t limit) {
    Condition condition = condition_of(database_, filter, before);
    condition.parameters.push_back(limit);
    return read_all(
        database_.query(fmt::format("{} FORCE INDEX ({}) WHERE {} ORDER BY id DESC LIMIT ?", events,
                                    index_of(filter), condition.text),
                        condition.parameters),
        read_event);
}

std::vector<core::Event> MysqlEvents::past(core::EventId after, std::size_t limit) {
    return read_all(database_.query(fmt::format("{} WHERE id > ? ORDER BY id LIMIT ?", events),
                                    {number(after), limit}),
                    read_event);
}

std::size_t MysqlEvents::purge(std::chrono::seconds age, std::size_t limit) {
    return database_.execute("CALL purge_events(?, ?)", {number(age), limit});
}

}  // namespace gatepost::mysql
