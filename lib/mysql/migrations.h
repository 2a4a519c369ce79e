#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mysql/options.h"

namespace gatepost::mysql {

/// A file of the folder sql/. A statement ends with a ';' at the end of a line; lines that start
/// with "--" are comments. Every statement may be run twice (IF NOT EXISTS and the like), because
/// the server commits a definition by itself and a crash may fall between it and its record.
struct Migration {
    unsigned version;
    std::string_view name;  ///< of the file, without ".sql"
    std::string_view sql;
};

/// The migrations that this program was built with, oldest first. It needs all of them; the
/// version of the newest is the program's own.
std::span<const Migration> known_migrations();

enum class MigrationState {
    pending,    ///< not begun
    half_done,  ///< begun: a statement failed, or the program died
    applied,
    changed,  ///< applied, but from another text than this program holds
    newer,    ///< of a newer program, and serves this one as well; applied, or begun
    too_new,  ///< of a newer program, and does not serve this one
};

std::string to_string(MigrationState state);

struct MigrationStatus {
    unsigned version;
    std::string name;
    MigrationState state;
    unsigned statements_done = 0;
    unsigned statements_total = 0;
    std::string error;    ///< the server's message, if a statement failed
    unsigned serves = 0;  ///< the version of the oldest program that may run with it
};

/// Every migration that this program or the database knows, by version. Changes nothing. Throws
/// core::StoreUnavailable.
std::vector<MigrationStatus> migration_status(
    const ConnectOptions& options, std::span<const Migration> known = known_migrations());

/// Why this program cannot work on a schema, with what to do about it, in a sentence for its
/// administrator; nothing if it can: all its own migrations are applied, and whatever newer ones
/// there are serve it.
std::optional<std::string> misfit(std::span<const MigrationStatus> status);

/// The same for a database as the user in `options` sees it, with the rights that it lacks. Throws
/// core::StoreUnavailable.
std::optional<std::string> misfit(const ConnectOptions& options);

/// The same for why this program can apply nothing to a schema.
std::optional<std::string> obstacle(std::span<const MigrationStatus> status);

struct MigrationFailure {
    std::string name;        ///< of the migration; empty if the run as a whole was refused
    unsigned statement = 0;  ///< counted from 1; 0 if none was run
    std::string message;
};

struct MigrationReport {
    std::vector<std::string> applied;  ///< names, in order
    std::optional<MigrationFailure> failure;
};

/// Applies what is not applied yet, in order, and stops at the first failure. Goes on with a half
/// done migration after its last finished statement, or from its first if the file has changed
/// since. Applies nothing if there is an obstacle. Of two runs at once the second waits for
/// `lock_wait`, longer than what tells that the first was killed (MigrationLock), then reports
/// that. Throws core::StoreUnavailable.
MigrationReport migrate(const ConnectOptions& options,
                        std::span<const Migration> known = known_migrations(),
                        std::chrono::seconds lock_wait = std::chrono::seconds(15));

}  // namespace gatepost::mysql
