#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "app/cli/cli.h"

namespace gatepost::app::cli {

/// `gatepost help [NOUN [VERB]]`, the same as --help there, and --version.
void add_help(CLI::App& root, Command& chosen);

/// Which command may have been meant, where a word is none: "did you mean `gatepost user list`?".
/// Empty if nothing is near. `words` are the arguments without options.
std::string suggestion(const CLI::App& root, const std::vector<std::string>& words);

}  // namespace gatepost::app::cli
