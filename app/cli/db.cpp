#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "app/cli/cli.h"
#include "app/cli/listing.h"
#include "app/process/exit_error.h"
#include "app/process/program.h"
#include "base/json.h"
#include "mysql/migrations.h"
#include "mysql/rights.h"

namespace gatepost::app::cli {
namespace {

constexpr const char* up_to_date = "The schema is up to date.\n";

/// Runs `work` as the database's owner, with its name in what fails.
template <class Work>
auto as_owner(const Config& config, Work work) {
    try {
        return work(owner_options(config, process_environment()));
    } catch (const core::StoreUnavailable& error) {
        throw ExitError(EX_UNAVAILABLE, fmt::format("{} (as {}: see database.owner)", error.what(),
                                                    config.database.owner));
    }
}

bool is_due(const mysql::MigrationStatus& status) {
    return status.state == mysql::MigrationState::pending ||
           status.state == mysql::MigrationState::half_done;
}

int show_plan(const Globals& globals, bool as_json) {
    const auto all = as_owner(load(globals), [](const mysql::ConnectOptions& owner) {
        return mysql::migration_status(owner);
    });
    if (const auto reason = mysql::obstacle(all)) throw ExitError(EX_TEMPFAIL, *reason);
    if (as_json) {
        base::Json::Array due;
        for (const auto& status : all)
            if (is_due(status)) due.push_back({{"name", status.name}, {"serves", status.serves}});
        return print_done(true, {{"would_apply", due}}, "");
    }
    if (std::none_of(all.begin(), all.end(), is_due)) std::cout << up_to_date;
    for (const auto& status : all) {
        if (!is_due(status)) continue;
        std::cout << fmt::format(
            "would apply {}: programs of schema {} and newer may go on running\n", status.name,
            status.serves);
    }
    return EX_OK;
}

/// Throws ExitError that says at which statement it failed, if it did.
void check(const mysql::MigrationReport& report) {
    if (!report.failure) return;
    const auto& failure = *report.failure;
    if (failure.name.empty()) throw ExitError(EX_TEMPFAIL, failure.message);
    throw ExitError(EX_TEMPFAIL,
                    fmt::format("{}, statement {}: {}\nSet that right and run the same command "
                                "again: it goes on from there.",
                                failure.name, failure.statement, failure.message));
}

/// Applies what is due; says what, also before something that fails.
std::vector<std::string> apply(const mysql::ConnectOptions& owner, bool as_json) {
    auto done = mysql::migrate(owner);
    if (!as_json) {
        for (const std::string& name : done.applied)
            std::cout << "applied " << name << '\n';
        if (!done.failure && done.applied.empty()) std::cout << up_to_date;
    }
    check(done);
    return std::move(done.applied);
}

/// Gives the program's users their rights. Throws ExitError if there are none.
std::vector<std::string> grant(const mysql::ConnectOptions& owner, const DatabaseConfig& config) {
    auto users = mysql::grant_rights(owner, config.user);
    if (!users.empty()) return users;
    throw ExitError(EX_TEMPFAIL, fmt::format("the database has no user {} (database.user): "
                                             "create it and run the same command again",
                                             config.user));
}

base::Json::Array to_array(const std::vector<std::string>& texts) {
    return {texts.begin(), texts.end()};
}

int migrate(const Globals& globals, bool as_json) {
    const Config config = load(globals);
    return as_owner(config, [&](const mysql::ConnectOptions& owner) {
        const auto applied = apply(owner, as_json);
        const auto users = grant(owner, config.database);
        if (as_json) {
            return print_done(true, {{"applied", to_array(applied)}, {"users", to_array(users)}},
                              "");
        }
        for (const std::string& user : users)
            std::cout << user << " may use it\n";
        if (config.database.user == config.database.owner)
            std::cout << "It is safer with another database.owner: this one may change events.\n";
        return EX_OK;
    });
}

void print(const mysql::MigrationStatus& status) {
    std::cout << fmt::format("{:<30} {:<10} {}/{} {}\n", status.name, to_string(status.state),
                             status.statements_done, status.statements_total, status.error);
}

base::Json to_json(const mysql::MigrationStatus& status) {
    return {{"version", status.version},
            {"name", status.name},
            {"state", to_string(status.state)},
            {"statements_done", status.statements_done},
            {"statements_total", status.statements_total},
            {"serves", status.serves},
            {"error", status.error}};
}

/// What the list comes to.
std::string conclusion(const std::vector<mysql::MigrationStatus>& all,
                       const std::optional<std::string>& reason) {
    if (reason) return *reason + '\n';
    const bool is_newer = all.back().state == mysql::MigrationState::newer;
    return is_newer ? "The schema is of a newer program and serves this one as well.\n"
                    : up_to_date;
}

int show_status(const Globals& globals, bool as_json) {
    const auto options = become_database_user(globals);
    const auto all = mysql::migration_status(options);
    base::Json::Array json;
    for (const auto& status : all) {
        if (as_json) {
            json.push_back(to_json(status));
        } else {
            print(status);
        }
    }
    if (as_json) std::cout << base::Json(json).dump(2) << '\n';
    const auto reason = mysql::misfit(options);
    if (!as_json) std::cout << conclusion(all, reason);
    return reason ? EX_CONFIG : EX_OK;
}

}  // namespace

void add_db_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("db", "The database's schema");
    noun->require_subcommand(1);
    auto* change = noun->add_subcommand("migrate", "Bring the schema up to date");
    auto* dry_run = add_switch(*change, "--dry-run", "Say what would be done, and do nothing");
    add_example(*change, "gatepost db migrate --dry-run");
    auto* migrate_json = add_json(*change);
    change->callback([&chosen, dry_run, migrate_json] {
        chosen = [act = dry_run->count() > 0 ? show_plan : migrate,
                  as_json = migrate_json->count() > 0](const Globals& globals) {
            return act(globals, as_json);
        };
    });
    auto* status = noun->add_subcommand("status", "Show what is applied and what is not");
    auto* json = add_json(*status);
    add_example(*status, "gatepost db status");
    status->callback([&chosen, json] {
        chosen = [as_json = json->count() > 0](const Globals& globals) {
            return show_status(globals, as_json);
        };
    });
}

}  // namespace gatepost::app::cli
