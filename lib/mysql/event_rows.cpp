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

void MysqlEvents::append_by(std::optional<core::AccountId> actor,
                            std::optional<core::AccountId> account, core::EventKind kind,
                            const core::Client& client) {
    // 0 is nobody's number.
    const core::AccountId nobody{0};
    database_.execute(
        "INSERT INTO events (actor_id, account_id, kind, happened_on, client_address, user_agent)"
        " VALUES (NULLIF(?, 0), NULLIF(?, 0), ?, UTC_TIMESTAMP(6), ?, ?)",
        {number(actor.value_or(nobody)), number(account.value_or(nobody)), core::to_string(kind),
         client.address, client.user_agent});
}

std::vector<core::Event> MysqlEvents::newest(core::AccountId account, std::size_t limit) {
    const ResultSet rows = database_.query(
        "SELECT kind, happened_on, client_address, user_agent FROM events WHERE account_id = ?"
        " ORDER BY id DESC LIMIT ?",
        {number(account), limit});
    return read_all(rows, read_event);
}

std::size_t MysqlEvents::purge(std::chrono::seconds age, std::size_t limit) {
    return database_.execute("CALL purge_events(?, ?)", {number(age), limit});
}

}  // namespace gatepost::mysql
