#include "mysql/migration_lock.h"

#include <exception>
#include <memory>

#include "mysql/errors.h"
#include "mysql/run_repeatedly.h"
#include "mysql/servers.h"

namespace gatepost::mysql {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto between_looks = 250ms;
constexpr auto between_beats = 1s;
// A statement on a large table holds up all changes of a Galera cluster, and the count with them.
constexpr auto held_up = 1s;
constexpr auto longest_statement = 1h;

// Row 1 is the lock, row 2 what those who wait change.
constexpr const char* migration_lock =
    "CREATE TABLE IF NOT EXISTS migration_lock ("
    " id TINYINT UNSIGNED NOT NULL PRIMARY KEY,"
    " holder VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,"
    " beats BIGINT UNSIGNED NOT NULL"
    ") ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin";

std::string new_holder(Connection& connection) {
    return connection.query("SELECT UUID()").at(0).text(0);
}

}  // namespace

MigrationLock::MigrationLock(Connection& connection, const ConnectOptions& options,
                             std::chrono::milliseconds silence)
    : connection_(connection),
      options_(options),
      silence_(silence),
      holder_(new_holder(connection)) {
    run_repeatedly(connection_, migration_lock);
    run_repeatedly(
        connection_,
        "INSERT IGNORE INTO migration_lock (id, holder, beats) VALUES (1, '', 0), (2, '', 0)");
}

MigrationLock::~MigrationLock() {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    thread_.join();
    try {
        connect_to_one(options_, longest_statement)
            .connection->execute(
                "UPDATE migration_lock SET holder = '' WHERE id = 1 AND holder = ?", {holder_});
    } catch (const std::exception&) {
        // The count stands still from here on.
    }
}

bool MigrationLock::take(std::chrono::milliseconds wait) {
    const auto end = Clock::now() + wait;
    Sign last = sign();
    auto same_since = Clock::now();
    while (true) {
        const bool is_free = last.holder.empty() || Clock::now() - same_since >= silence_;
        if (is_free && claim(last)) break;
        if (Clock::now() >= end) return false;
        std::this_thread::sleep_for(between_looks);
        const auto before = Clock::now();
        change_something();
        Sign now = sign();
        if (now == last && Clock::now() - before < held_up) continue;
        last = std::move(now);
        same_since = Clock::now();
    }
    thread_ = std::thread([this] { beat(); });
    return true;
}

bool MigrationLock::is_held() {
    return sign().holder == holder_;
}

MigrationLock::Sign MigrationLock::sign() {
    const auto rows = connection_.query("SELECT holder, beats FROM migration_lock WHERE id = 1");
    return {rows.at(0).text(0), rows.at(0).number(1)};
}

/// Of two at once a cluster's nodes let one through at COMMIT.
bool MigrationLock::claim(const Sign& from) try {
    return connection_.execute(
               "UPDATE migration_lock SET holder = ?, beats = 0"
               " WHERE id = 1 AND holder = ? AND beats = ?",
               {holder_, from.holder, from.beats}) > 0;
} catch (const Conflict&) {
    return false;
}

void MigrationLock::change_something() try {
    connection_.execute("UPDATE migration_lock SET beats = beats + 1 WHERE id = 2");
} catch (const Conflict&) {
    // Somebody else who waits has changed it: changes get through.
}

void MigrationLock::beat() {
    std::unique_ptr<Connection> connection;  // of this thread
    std::unique_lock lock(mutex_);
    while (!changed_.wait_for(lock, between_beats, [this] { return ending_; })) {
        lock.unlock();
        try {
            if (!connection || !connection->is_open())
                connection = connect_to_one(options_, longest_statement).connection;
            connection->execute(
                "UPDATE migration_lock SET beats = beats + 1 WHERE id = 1 AND holder = ?",
                {holder_});
        } catch (const std::exception&) {
            // The next one may get through.
        }
        lock.lock();
    }
}

}  // namespace gatepost::mysql
