#pragma once

#include <CLI/App.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/config/config.h"
#include "core/store.h"
#include "mysql/options.h"

namespace gatepost::app::cli {

/// What stands before the noun, for every command alike.
struct Globals {
    std::string config_file;
    std::vector<std::string> overrides;  ///< "section.key=value"
};

/// The configuration that the globals ask for. Throws ExitError with everything that is wrong.
Config load(const Globals& globals);

/// A command that was chosen; returns the exit code, or throws ExitError.
using Command = std::function<int(const Globals&)>;

/// How the program reaches the database; as root, becomes its user (identity.h).
mysql::ConnectOptions become_database_user(const Globals& globals);

/// The store that the globals lead to.
std::unique_ptr<core::Store> open_store(const Globals& globals);

/// The address that an argument is. Throws ExitError.
core::Email parse_email(const std::string& text);

/// The flag that has a command print JSON.
CLI::Option* add_json(CLI::App& verb);

/// An example of its use, for the help and the manual.
void add_example(CLI::App& verb, const std::string& line);

/// A flag of a command that takes no value.
CLI::Option* add_switch(CLI::App& verb, const std::string& name, const std::string& help);

/// Adds everything that the command line can do to `root`; what the arguments name becomes
/// `chosen`. All three must outlive the parsing.
void add_commands(CLI::App& root, Globals& globals, Command& chosen);

// Each adds its nouns and verbs to `root`; the one that the arguments name becomes `chosen`. Both
// must outlive the parsing.
void add_server_commands(CLI::App& root, Command& chosen);
void add_setup_command(CLI::App& root, Command& chosen);
void add_db_commands(CLI::App& root, Command& chosen);
void add_user_commands(CLI::App& root, Command& chosen);
void add_session_commands(CLI::App& root, Command& chosen);
void add_event_commands(CLI::App& root, Command& chosen);
void add_stats_command(CLI::App& root, Command& chosen);
// Two verbs of that noun.
void add_import(CLI::App& noun, Command& chosen);
void add_export(CLI::App& noun, Command& chosen);
void add_group_commands(CLI::App& root, Command& chosen);
void add_invite_commands(CLI::App& root, Command& chosen);
void add_signup_commands(CLI::App& root, Command& chosen);
void add_key_commands(CLI::App& root, Command& chosen);
void add_limit_commands(CLI::App& root, Command& chosen);
void add_mail_commands(CLI::App& root, Command& chosen);
void add_gate_commands(CLI::App& root, Command& chosen);
void add_config_commands(CLI::App& root, Command& chosen);
void add_pages_commands(CLI::App& root, Command& chosen);
void add_passwords_commands(CLI::App& root, Command& chosen);

}  // namespace gatepost::app::cli
