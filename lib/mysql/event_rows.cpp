#include "mysql/event_rows.h"

#include "base/enumerator.h"
#include "mysql/unreadable.h"

namespace gatepost::mysql {
namespace {

core::Event read_event(const Row& row) {
    const auto kind = base::enumerator_named<core::EventKind>(row.text(0));
    if (!kind) throw Unreadable("an event of no known kind: " + row.text(0));
    return {*kind, row.time(1), {row.text(2), row.text(3)}};
}

}  // namespace

void MysqlEvents::append(std::optional<core::AccountId> account, core::EventKind kind,
                         const core::Client& client) {
    Parameters values{core::to_string(kind), client.address, client.user_agent};
    if (!account) {
        database_.execute(
            "INSERT INTO events (kind, happened_on, client_address, user_agent)"
            " VALUES (?, UTC_TIMESTAMP(6), ?, ?)",
            values);
        return;
    }
    // The lock is the one that the foreign key's check takes: where the account is being deleted at
    // this moment, it waits for the end of that.
    values.emplace_back(number(*account));
    database_.execute(
        "INSERT INTO events (account_id, kind, happened_on, client_address, user_agent)"
        " SELECT id, ?, UTC_TIMESTAMP(6), ?, ? FROM accounts WHERE id = ? LOCK IN SHARE MODE",
        values);
}

std::vector<core::Event> MysqlEvents::newest(core::AccountId account, std::size_t limit) {
    const ResultSet rows = database_.query(
        "SELECT kind, happened_on, client_address, user_agent FROM events WHERE account_id = ?"
        " ORDER BY id DESC LIMIT ?",
        {number(account), limit});
    return read_all(rows, read_event);
}

std::size_t MysqlEvents::purge(std::chrono::seconds age, std::size_t limit) {
    return database_.execute(
        "DELETE FROM events WHERE happened_on < UTC_TIMESTAMP(6) - INTERVAL ? SECOND"
        " ORDER BY happened_on LIMIT ?",
        {number(age), limit});
}

}  // namespace gatepost::mysql
