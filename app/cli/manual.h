#pragma once

#include <CLI/App.hpp>
#include <string>

#include "app/cli/cli.h"

namespace gatepost::app::cli {

// Manual pages and completion are made of the commands themselves, so that they cannot say anything
// else than --help.

/// The manual page of the program (man-pages(7)), for section 1.
std::string manual_page(const CLI::App& root);
/// That of one of its nouns, "gatepost-user".
std::string manual_page(const CLI::App& root, const CLI::App& noun);

/// What bash completes for every command.
std::string bash_completion(const CLI::App& root);

/// Adds a command, not shown in the help, that writes all of them for the installation.
void add_manual_command(CLI::App& root, Command& chosen);

}  // namespace gatepost::app::cli
