#include <fmt/format.h>

#include <iostream>

#include "app/cli/cli.h"
#include "app/process/exit_error.h"
#include "app/process/program.h"
#include "base/json.h"
#include "mysql/migrations.h"

namespace gatepost::app::cli {
namespace {

mysql::Options options_of(const Globals& globals) {
    return database_options(load(globals), process_environment());
}

int migrate(const Globals& globals) {
    const auto report = mysql::migrate(options_of(globals));
    for (const std::string& name : report.applied)
        std::cout << "applied " << name << '\n';
    if (!report.failure) {
        if (report.applied.empty()) std::cout << "The schema is up to date.\n";
        return EX_OK;
    }
    const auto& failure = *report.failure;
    if (failure.name.empty()) throw ExitError(EX_TEMPFAIL, failure.message);
    throw ExitError(EX_TEMPFAIL,
                    fmt::format("{}, statement {}: {}\nMend the cause and run the same command "
                                "again: it goes on from there.",
                                failure.name, failure.statement, failure.message));
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
            {"error", status.error}};
}

int show_status(const Globals& globals, bool as_json) {
    const auto all = mysql::migration_status(options_of(globals));
    base::Json::Array json;
    for (const auto& status : all) {
        if (as_json) {
            json.push_back(to_json(status));
        } else {
            print(status);
        }
    }
    if (as_json) std::cout << base::Json(json).dump(2) << '\n';
    if (mysql::is_current(all)) return EX_OK;
    if (!as_json) std::cout << "The schema is not current. Run: gatepost db migrate\n";
    return EX_CONFIG;
}

}  // namespace

void add_db_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("db", "The database's schema");
    noun->require_subcommand(1);
    noun->add_subcommand("migrate", "Bring the schema up to date")->callback([&] {
        chosen = migrate;
    });
    auto* status = noun->add_subcommand("status", "Show what is applied and what is not");
    auto* json = add_switch(*status, "--json", "Print JSON");
    status->callback([&chosen, json] {
        chosen = [as_json = json->count() > 0](const Globals& globals) {
            return show_status(globals, as_json);
        };
    });
}

}  // namespace gatepost::app::cli
