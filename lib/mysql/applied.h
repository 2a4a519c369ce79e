#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "mysql/migrations.h"
#include "mysql/row.h"

namespace gatepost::mysql {

/// A row of the table schema_migrations.
struct AppliedMigration {
    std::string name;
    std::string checksum;
    unsigned statements_done = 0;
    unsigned statements_total = 0;
    bool finished = false;
    std::string error;
    unsigned serves = 0;
};

using AppliedMigrations = std::map<unsigned, AppliedMigration>;  // by version

/// What the database says was applied; nothing if it has no such table yet.
AppliedMigrations read_applied(const std::function<ResultSet(std::string_view)>& query);

/// Puts what this program knows and what the database says side by side.
std::vector<MigrationStatus> compare(std::span<const Migration> known,
                                     const AppliedMigrations& applied);

/// SHA-256 of the file in hexadecimal.
std::string checksum_of(const Migration& migration);

/// The statements of a file, without their ';' and without comment lines.
std::vector<std::string> split_statements(std::string_view sql);

}  // namespace gatepost::mysql
