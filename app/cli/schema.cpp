#include "app/cli/schema.h"

#include <algorithm>
#include <iostream>

#include "mysql/rights.h"

namespace gatepost::app::cli {
namespace {

void check(const mysql::MigrationReport& report) {
    if (!report.failure) return;
    const auto& failure = *report.failure;
    if (failure.name.empty()) throw ExitError(EX_TEMPFAIL, failure.message);
    throw ExitError(EX_TEMPFAIL,
                    fmt::format("{}, statement {}: {}\nSet that right and run the same command "
                                "again: it goes on from there.",
                                failure.name, failure.statement, failure.message));
}

}  // namespace

bool is_due(const mysql::MigrationStatus& status) {
    return status.state == mysql::MigrationState::pending ||
           status.state == mysql::MigrationState::half_done;
}

std::string plan_of(const std::vector<mysql::MigrationStatus>& all) {
    std::string plan;
    for (const auto& status : all) {
        if (!is_due(status)) continue;
        plan += fmt::format(
            "to apply: {}, {} statements; programs of schema {} and newer may go on running\n",
            status.name, status.statements_total - status.statements_done, status.serves);
    }
    return plan.empty() ? "The schema is up to date.\n" : plan;
}

std::vector<std::string> apply_migrations(const mysql::ConnectOptions& owner, bool is_quiet) {
    if (!is_quiet) std::cout << plan_of(mysql::migration_status(owner)) << std::flush;
    auto done = mysql::migrate(owner);
    if (!is_quiet) {
        for (const std::string& name : done.applied)
            std::cout << "applied: " << name << '\n';
    }
    check(done);
    return std::move(done.applied);
}

std::vector<std::string> give_rights(const mysql::ConnectOptions& owner,
                                     const DatabaseConfig& config) {
    auto users = mysql::grant_rights(owner, config.user);
    if (!users.empty()) return users;
    throw ExitError(EX_TEMPFAIL, fmt::format("the database has no user {} (database.user): "
                                             "create it and run the same command again",
                                             config.user));
}

}  // namespace gatepost::app::cli
