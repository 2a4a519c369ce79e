#include "mysql/applied.h"

#include <fmt/format.h>

#include <algorithm>

#include "crypto/digest.h"

namespace gatepost::mysql {
namespace {

constexpr Migration known[] = {
#include "known_migrations.inc"
};

MigrationState state_of(const Migration& migration, const AppliedMigration& applied) {
    if (!applied.finished) return MigrationState::half_done;
    return applied.checksum == checksum_of(migration) ? MigrationState::applied
                                                      : MigrationState::changed;
}

MigrationStatus describe(unsigned version, const AppliedMigration& applied, MigrationState state) {
    return {version,      applied.name, state, applied.statements_done, applied.statements_total,
            applied.error};
}

}  // namespace

std::span<const Migration> known_migrations() {
    return known;
}

std::string to_string(MigrationState state) {
    switch (state) {
        case MigrationState::pending:
            return "pending";
        case MigrationState::half_done:
            return "half done";
        case MigrationState::applied:
            return "applied";
        case MigrationState::changed:
            return "changed after it was applied";
        case MigrationState::unknown:
            return "unknown to this program";
    }
    __builtin_unreachable();
}

AppliedMigrations read_applied(const std::function<Result(std::string_view)>& query) {
    AppliedMigrations applied;
    const Result tables = query(
        "SELECT COUNT(*) FROM information_schema.tables"
        " WHERE table_schema = DATABASE() AND table_name = 'schema_migrations'");
    if (tables.at(0).number(0) == 0) return applied;
    for (const Row& row : query("SELECT version, name, checksum, statements_done,"
                                " statements_total, finished_on IS NOT NULL, error"
                                " FROM schema_migrations ORDER BY version")) {
        applied[row.small_number(0)] = {row.text(1),         row.text(2), row.small_number(3),
                                        row.small_number(4), row.flag(5), row.text(6)};
    }
    return applied;
}

std::vector<MigrationStatus> compare(std::span<const Migration> migrations,
                                     const AppliedMigrations& applied) {
    std::map<unsigned, MigrationStatus> status;
    for (const auto& [version, row] : applied) {
        status.emplace(version, describe(version, row, MigrationState::unknown));
    }
    for (const Migration& migration : migrations) {
        const auto row = applied.find(migration.version);
        if (row != applied.end()) {
            status.at(migration.version).state = state_of(migration, row->second);
            continue;
        }
        const auto total = static_cast<unsigned>(split_statements(migration.sql).size());
        status.emplace(migration.version,
                       MigrationStatus{migration.version, std::string(migration.name),
                                       MigrationState::pending, 0, total, ""});
    }
    std::vector<MigrationStatus> list;
    for (auto& [version, entry] : status)
        list.push_back(std::move(entry));
    return list;
}

bool is_current(std::span<const MigrationStatus> status) {
    return std::all_of(status.begin(), status.end(), [](const MigrationStatus& migration) {
        return migration.state == MigrationState::applied;
    });
}

std::string checksum_of(const Migration& migration) {
    std::string hex;
    for (const char byte : crypto::sha256(migration.sql)) {
        hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    }
    return hex;
}

std::vector<std::string> split_statements(std::string_view sql) {
    std::vector<std::string> statements;
    std::string statement;
    const auto finish = [&] {
        if (!statement.empty()) statements.push_back(std::move(statement));
        statement.clear();
    };
    while (!sql.empty()) {
        const auto end = std::min(sql.find('\n'), sql.size());
        std::string_view line = sql.substr(0, end);
        sql.remove_prefix(std::min(end + 1, sql.size()));

        const auto first = line.find_first_not_of(" \t\r");
        if (first == line.npos || line.substr(first).starts_with("--")) continue;
        line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
        const bool is_last = line.ends_with(';');
        if (is_last) line.remove_suffix(1);
        if (!statement.empty()) statement += '\n';
        statement += line;
        if (is_last) finish();
    }
    finish();
    return statements;
}

}  // namespace gatepost::mysql
