#include "app/cli/cli.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <iostream>

#include "app/cli/administrator.h"
#include "app/cli/help.h"
#include "app/cli/identity.h"
#include "app/cli/listing.h"
#include "app/cli/manual.h"
#include "app/process/exit_error.h"
#include "app/process/journal.h"
#include "app/process/program.h"
#include "base/log.h"
#include "mysql/store.h"

namespace gatepost::app::cli {
namespace {

void add_globals(CLI::App& root, Globals& globals) {
    root.add_option("--config", globals.config_file,
                    "Configuration file (else $GATEPOST_CONFIG, else /etc/gatepost/gatepost.toml)");
    root.add_option("--set", globals.overrides, "Override one key: section.key=value")
        ->type_name("KEY=VALUE")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_version_command(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("version", "Print the version");
    add_example(*noun, "gatepost version");
    auto* json = add_json(*noun);
    noun->callback([&chosen, json] {
        chosen = [as_json = json->count() > 0](const Globals&) {
            return print_done(as_json, {{"version", GATEPOST_VERSION}},
                              "gatepost " GATEPOST_VERSION);
        };
    });
}

/// The arguments that are no options.
std::vector<std::string> words_of(int argc, char** argv) {
    std::vector<std::string> words(argv + 1, argv + argc);
    std::erase_if(words, [](const std::string& word) { return word.starts_with('-'); });
    return words;
}

int fail(int code, const std::string& problem) {
    std::cerr << base::error_lines("gatepost: " + problem);
    return code;
}

int run_command(const Command& command, const Globals& globals) {
    administrator();  // before the process becomes somebody else
    try {
        return command(globals);
    } catch (const ExitError& error) {
        return fail(error.code(), error.what());
    } catch (const core::StoreUnavailable& error) {
        return fail(EX_UNAVAILABLE, std::string("the database is unavailable: ") + error.what() +
                                        identity_hint(load(globals).database));
    } catch (const std::exception& error) {
        return fail(EX_SOFTWARE, error.what());
    }
}

}  // namespace

Config load(const Globals& globals) {
    const Environment environment = process_environment();
    std::optional<std::filesystem::path> asked;
    if (!globals.config_file.empty()) asked = globals.config_file;
    auto loaded =
        load_config({find_config_file(asked, environment), environment, globals.overrides});
    if (!loaded) {
        throw ExitError(EX_CONFIG, "the configuration cannot be used:" + to_lines(loaded.errors()));
    }
    return *std::move(loaded);
}

mysql::ConnectOptions become_database_user(const Globals& globals) {
    const Config config = load(globals);
    auto options = database_options(config, process_environment());
    become_service_user(config.database);
    return options;
}

std::unique_ptr<core::Store> open_store(const Globals& globals) {
    return mysql::open_store(become_database_user(globals), {.on_administration = tell_journal});
}

core::Email parse_email(const std::string& text) {
    auto email = core::Email::parse(text);
    if (!email) throw ExitError(EX_DATAERR, "not an email address: " + text);
    return *std::move(email);
}

CLI::Option* add_json(CLI::App& verb) {
    return add_switch(verb, "--json", "Print JSON");
}

void add_example(CLI::App& verb, const std::string& line) {
    verb.footer("Example:\n  " + line);
}

CLI::Option* add_switch(CLI::App& verb, const std::string& name, const std::string& help) {
    return verb.add_flag(name, help);
}

void add_commands(CLI::App& root, Globals& globals, Command& chosen) {
    root.require_subcommand(1);
    add_globals(root, globals);
    add_server_commands(root, chosen);
    add_setup_command(root, chosen);
    add_db_commands(root, chosen);
    add_user_commands(root, chosen);
    add_session_commands(root, chosen);
    add_event_commands(root, chosen);
    add_stats_command(root, chosen);
    add_group_commands(root, chosen);
    add_invite_commands(root, chosen);
    add_signup_commands(root, chosen);
    add_key_commands(root, chosen);
    add_limit_commands(root, chosen);
    add_mail_commands(root, chosen);
    add_gate_commands(root, chosen);
    add_config_commands(root, chosen);
    add_pages_commands(root, chosen);
    add_passwords_commands(root, chosen);
    add_version_command(root, chosen);
    add_help(root, chosen);
    add_manual_command(root, chosen);
}

int run(int argc, char** argv) {
    CLI::App root("The account front door behind nginx.", "gatepost");
    Globals globals;
    Command chosen;
    add_commands(root, globals, chosen);
    try {
        root.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // CLI11 has exit codes of its own; 0 is help that was asked for.
        if (root.exit(error) == 0) return EX_OK;
        std::cerr << suggestion(root, words_of(argc, argv));
        return EX_USAGE;
    }
    return run_command(chosen, globals);
}

}  // namespace gatepost::app::cli
