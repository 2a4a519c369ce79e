#pragma once

#include "app/cli/cli.h"

namespace gatepost::app::cli {

/// Adds the verbs that change an account to the noun "user".
void add_user_changes(CLI::App& noun, Command& chosen);

}  // namespace gatepost::app::cli
