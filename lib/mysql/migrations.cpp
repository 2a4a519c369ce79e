#include "mysql/migrations.h"

#include <fmt/format.h>

#include "mysql/applied.h"
#include "mysql/database.h"
#include "mysql/errors.h"
#include "mysql/migration_lock.h"
#include "mysql/run_repeatedly.h"
#include "mysql/schema_check.h"
#include "mysql/servers.h"
#include "mysql/serves.h"

namespace gatepost::mysql {
namespace {

constexpr std::chrono::seconds migration_time =
    std::chrono::hours(1);  // a large table takes its time

constexpr const char* schema_migrations =
    "CREATE TABLE IF NOT EXISTS schema_migrations ("
    " version INT UNSIGNED NOT NULL PRIMARY KEY,"
    " name VARCHAR(100) NOT NULL,"
    " checksum CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,"
    " statements_done INT UNSIGNED NOT NULL,"
    " statements_total INT UNSIGNED NOT NULL,"
    " serves INT UNSIGNED NOT NULL,"
    " finished_on DATETIME(6) NULL,"
    " error TEXT NOT NULL"
    ") ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin";

AppliedMigrations applied_in(Connection& connection) {
    return read_applied([&](std::string_view statement) { return connection.query(statement); });
}

void begin(Connection& connection, const Migration& migration, std::size_t total) {
    connection.execute(
        "INSERT INTO schema_migrations"
        " (version, name, checksum, serves, statements_done, statements_total, error)"
        " VALUES (?, ?, ?, ?, 0, ?, '')"
        " ON DUPLICATE KEY UPDATE name = VALUES(name), checksum = VALUES(checksum),"
        " serves = VALUES(serves), statements_done = 0,"
        " statements_total = VALUES(statements_total), error = ''",
        {std::uint64_t{migration.version}, migration.name, checksum_of(migration),
         std::uint64_t{oldest_served(migration.sql)}, total});
}

/// Notes why a statement failed. On a connection of its own, because the error closed the other.
void note_error(const ConnectOptions& options, const Migration& migration, std::size_t done,
                const std::string& message) {
    connect_to_one(options, migration_time)
        .connection->execute(
            "UPDATE schema_migrations SET error = ?"
            " WHERE version = ? AND statements_done = ? AND finished_on IS NULL",
            {message, std::uint64_t{migration.version}, done});
}

std::optional<MigrationFailure> apply(Connection& connection, const ConnectOptions& options,
                                      MigrationLock& lock, const Migration& migration,
                                      std::size_t done) {
    const auto statements = split_statements(migration.sql);
    for (; done < statements.size(); ++done) {
        if (!lock.is_held()) {
            return MigrationFailure{std::string(migration.name), static_cast<unsigned>(done + 1),
                                    "another migration took this one for dead, and goes on"};
        }
        try {
            run_repeatedly(connection, statements[done]);
        } catch (const DatabaseError& error) {
            note_error(options, migration, done, error.server_message());
            return MigrationFailure{std::string(migration.name), static_cast<unsigned>(done + 1),
                                    error.server_message()};
        }
        connection.execute(
            "UPDATE schema_migrations SET statements_done = ?, error = '' WHERE version = ?",
            {done + 1, std::uint64_t{migration.version}});
    }
    connection.execute(
        "UPDATE schema_migrations SET finished_on = UTC_TIMESTAMP(6) WHERE version = ?",
        {std::uint64_t{migration.version}});
    return std::nullopt;
}

}  // namespace

std::vector<MigrationStatus> migration_status(const ConnectOptions& options,
                                              std::span<const Migration> known) {
    Database database(options.clone());
    return compare(known, read_applied([&](auto statement) { return database.query(statement); }));
}

std::optional<std::string> misfit(const ConnectOptions& options) {
    Database database(options.clone());
    return misfit([&](std::string_view statement) { return database.query(statement); });
}

MigrationReport migrate(const ConnectOptions& options, std::span<const Migration> known,
                        std::chrono::seconds lock_wait) {
    const auto connected = connect_to_one(options, migration_time);
    Connection& connection = *connected.connection;
    MigrationReport report;
    MigrationLock lock(connection, options);
    if (!lock.take(lock_wait)) {
        report.failure = {"", 0, "another migration of this database is running"};
        return report;
    }
    run_repeatedly(connection, schema_migrations);
    const AppliedMigrations applied = applied_in(connection);
    if (const auto reason = obstacle(compare(known, applied))) {
        report.failure = {"", 0, *reason};
        return report;
    }
    for (const Migration& migration : known) {
        if (report.failure) break;
        const auto row = applied.find(migration.version);
        if (row != applied.end() && row->second.finished) continue;
        const bool goes_on = row != applied.end() && row->second.checksum == checksum_of(migration);
        if (!goes_on) begin(connection, migration, split_statements(migration.sql).size());
        report.failure =
            apply(connection, options, lock, migration, goes_on ? row->second.statements_done : 0);
        if (!report.failure) report.applied.emplace_back(migration.name);
    }
    return report;
}

}  // namespace gatepost::mysql
