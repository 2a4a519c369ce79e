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

/// The migrations that this program was built with, oldest first. The schema that it needs is the
/// one after all of them.
std::span<const Migration> known_migrations();

enum class MigrationState {
    pending,    ///< not begun
    half_done,  ///< begun: a statement failed, or the program died
    applied,
    changed,  ///< applied, but from another text than this program holds
    unknown,  ///< applied by a newer program
};

std::string to_string(MigrationState state);

struct MigrationStatus {
    unsigned version;
    std::string name;
    MigrationState state;
    unsigned statements_done = 0;
    unsigned statements_total = 0;
    std::string error;  ///< the server's message, if a statement failed
};

/// Every migration that this program or the database knows, by version. Changes nothing. Throws
/// core::StoreUnavailable.
std::vector<MigrationStatus> migration_status(
    const Options& options, std::span<const Migration> known = known_migrations());

/// Whether the schema is exactly the one of this program.
bool is_current(std::span<const MigrationStatus> status);

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
/// since. Applies nothing if an applied one has changed or is unknown. Of two runs at once the
/// second waits for `lock_wait`, then reports that. Throws core::StoreUnavailable.
MigrationReport migrate(const Options& options,
                        std::span<const Migration> known = known_migrations(),
                        std::chrono::seconds lock_wait = std::chrono::seconds(10));

}  // namespace gatepost::mysql
