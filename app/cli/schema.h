#pragma once

#include <fmt/format.h>
#include <sysexits.h>

#include <string>
#include <vector>

#include "app/config/config.h"
#include "app/process/exit_error.h"
#include "app/process/program.h"
#include "core/store.h"
#include "mysql/migrations.h"

namespace gatepost::app::cli {

/// Runs `work` as the database's owner, with the owner's name in what fails.
template <class Work>
auto as_owner(const Config& config, Work work) {
    try {
        return work(owner_options(config, process_environment()));
    } catch (const core::StoreUnavailable& error) {
        throw ExitError(EX_UNAVAILABLE, fmt::format("{} (as {}: see database.owner)", error.what(),
                                                    config.database.owner));
    }
}

/// A line for each migration that is due: its size, and which programs may go on running.
std::string plan_of(const std::vector<mysql::MigrationStatus>& all);

/// Whether a migration is still to be applied, or the rest of it.
bool is_due(const mysql::MigrationStatus& status);

/// Applies what is due, and returns the names. Says before what it will do, and what it did also
/// where something fails, unless it is quiet. Throws ExitError that says at which statement it
/// failed.
std::vector<std::string> apply_migrations(const mysql::ConnectOptions& owner, bool is_quiet);

/// Gives the program's users their rights, and returns who they are. Throws ExitError if there are
/// none.
std::vector<std::string> give_rights(const mysql::ConnectOptions& owner,
                                     const DatabaseConfig& config);

}  // namespace gatepost::app::cli
