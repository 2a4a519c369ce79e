#include "mysql/applied.h"

#include <fmt/format.h>

#include <algorithm>

#include "crypto/digest.h"
#include "mysql/serves.h"

namespace gatepost::mysql {
namespace {

constexpr Migration known[] = {
#include "known_migrations.inc"
};

constexpr bool says_whom_it_serves(const Migration& migration) {
    const unsigned oldest = oldest_served(migration.sql);
    return oldest > 0 && oldest <= migration.version;
}
static_assert(std::all_of(std::begin(known), std::end(known), says_whom_it_serves),
              "a migration says whom it serves: see sql/V001");

MigrationState state_of(const Migration& migration, const AppliedMigration& applied) {
    if (!applied.finished) return MigrationState::half_done;
    return applied.checksum == checksum_of(migration) ? MigrationState::applied
                                                      : MigrationState::changed;
}

MigrationStatus describe(unsigned version, const AppliedMigration& applied, MigrationState state) {
    return {version,       applied.name,  state, applied.statements_done, applied.statements_total,
            applied.error, applied.serves};
}

MigrationStatus pending(const Migration& migration) {
    const auto total = static_cast<unsigned>(split_statements(migration.sql).size());
    return {migration.version,
            std::string(migration.name),
            MigrationState::pending,
            0,
            total,
            "",
            oldest_served(migration.sql)};
}

/// The first migration in a state, or null.
const MigrationStatus* find(std::span<const MigrationStatus> status, MigrationState state) {
    const auto found = std::find_if(status.begin(), status.end(),
                                    [&](const auto& one) { return one.state == state; });
    return found == status.end() ? nullptr : &*found;
}

/// The one of those that do not serve this program that asks for the newest program, or null.
const MigrationStatus* find_strictest(std::span<const MigrationStatus> status) {
    const MigrationStatus* strictest = nullptr;
    for (const MigrationStatus& one : status) {
        if (one.state != MigrationState::too_new) continue;
        if (strictest == nullptr || one.serves > strictest->serves) strictest = &one;
    }
    return strictest;
}

/// The first that is still to be applied, or null.
const MigrationStatus* find_unfinished(std::span<const MigrationStatus> status) {
    const auto* half_done = find(status, MigrationState::half_done);
    return half_done != nullptr ? half_done : find(status, MigrationState::pending);
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
        case MigrationState::newer:
            return "newer";
        case MigrationState::too_new:
            return "too new";
    }
    __builtin_unreachable();
}

AppliedMigrations read_applied(const std::function<ResultSet(std::string_view)>& query) {
    AppliedMigrations applied;
    const ResultSet tables = query(
        "SELECT COUNT(*) FROM information_schema.tables"
        " WHERE table_schema = DATABASE() AND table_name = 'schema_migrations'");
    if (tables.at(0).number(0) == 0) return applied;
    for (const Row& row : query("SELECT version, name, checksum, statements_done,"
                                " statements_total, finished_on IS NOT NULL, error, serves"
                                " FROM schema_migrations ORDER BY version")) {
        applied[row.small_number(0)] = {row.text(1),         row.text(2), row.small_number(3),
                                        row.small_number(4), row.flag(5), row.text(6),
                                        row.small_number(7)};
    }
    return applied;
}

std::vector<MigrationStatus> compare(std::span<const Migration> migrations,
                                     const AppliedMigrations& applied) {
    const unsigned own = migrations.empty() ? 0 : migrations.back().version;
    std::map<unsigned, MigrationStatus> status;
    for (const auto& [version, row] : applied) {
        const bool serves = version > own && row.serves <= own;
        status.emplace(version, describe(version, row,
                                         serves ? MigrationState::newer : MigrationState::too_new));
    }
    for (const Migration& migration : migrations) {
        const auto row = applied.find(migration.version);
        if (row != applied.end()) {
            status.at(migration.version).state = state_of(migration, row->second);
        } else {
            status.emplace(migration.version, pending(migration));
        }
    }
    std::vector<MigrationStatus> list;
    for (auto& [version, entry] : status)
        list.push_back(std::move(entry));
    return list;
}

std::optional<std::string> obstacle(std::span<const MigrationStatus> status) {
    if (const auto* changed = find(status, MigrationState::changed)) {
        return "the database's schema is of another program: " + changed->name +
               " was applied from another text; install the program that applied it";
    }
    if (const auto* strictest = find_strictest(status)) {
        return fmt::format(
            "this program is too old for the database's schema: {} serves programs of schema {} "
            "and newer; install one of those",
            strictest->name, strictest->serves);
    }
    const auto* newer = find(status, MigrationState::newer);
    const auto* late = find_unfinished(status);
    if (newer != nullptr && late != nullptr) {
        return fmt::format("{} comes too late: {} is there already; migrate with its program",
                           late->name, newer->name);
    }
    return std::nullopt;
}

std::optional<std::string> misfit(std::span<const MigrationStatus> status) {
    if (auto reason = obstacle(status)) return reason;
    if (find_unfinished(status) == nullptr) return std::nullopt;
    return "the database's schema is older than this program; run: gatepost db migrate";
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
