#include "mysql/restored.h"

#include <fmt/format.h>

#include "mysql/servers.h"

namespace gatepost::mysql {
namespace {

constexpr std::chrono::seconds time_to_restore = std::chrono::minutes(1);
// So that no statement holds up a replica for long.
constexpr std::uint64_t restored_at_once = 10'000;
// More than an account can have gone through since any backup: what was signed for the epochs that
// are lost must not count when they come again.
constexpr std::uint64_t lost_epochs = 1'000;
// More than were given since any backup, and few enough for a column of 32 bits.
constexpr std::uint64_t lost_numbers = 1'000'000;

std::uint64_t only_number(Connection& connection, std::string_view statement) {
    return connection.query(statement).at(0).number(0);
}

std::uint64_t move_epochs(Connection& connection) {
    const auto last = only_number(connection, "SELECT COALESCE(MAX(id), 0) FROM accounts");
    std::uint64_t moved = 0;
    for (std::uint64_t id = 0; id <= last; id += restored_at_once)
        moved +=
            connection.execute("UPDATE accounts SET epoch = epoch + ? WHERE id > ? AND id <= ?",
                               {lost_epochs, id, id + restored_at_once});
    return moved;
}

std::uint64_t end_sessions(Connection& connection) {
    std::uint64_t ended = 0;
    while (const auto some = connection.execute("DELETE FROM sessions LIMIT ?", {restored_at_once}))
        ended += some;
    return ended;
}

/// An account with the number of a lost one would be that person for applications behind the gate,
/// and an invitation with the number of a lost one would be opened by its link.
void skip_lost_numbers(Connection& connection) {
    const auto tables = connection.query(
        "SELECT table_name, auto_increment FROM information_schema.tables"
        " WHERE table_schema = DATABASE() AND auto_increment IS NOT NULL");
    for (const Row& table : tables)
        connection.run(fmt::format("ALTER TABLE {} AUTO_INCREMENT = {}", table.text(0),
                                   table.number(1) + lost_numbers));
}

}  // namespace

RestoredReport settle_restored(const ConnectOptions& owner) {
    const auto connected = connect_to_one(owner, time_to_restore);
    Connection& connection = *connected.connection;
    RestoredReport report;
    report.accounts = move_epochs(connection);
    report.sessions = end_sessions(connection);
    skip_lost_numbers(connection);
    report.next_account = only_number(connection,
                                      "SELECT auto_increment FROM information_schema.tables"
                                      " WHERE table_schema = DATABASE()"
                                      " AND table_name = 'accounts'");
    report.waiting_mails =
        only_number(connection, "SELECT COUNT(*) FROM outbox WHERE status = 'queued'");
    return report;
}

}  // namespace gatepost::mysql
