#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "core/user.h"

namespace gatepost::app::cli {

/// An account in one line, without its end.
std::string to_line(const core::User& user);
base::Json to_json(const core::User& user);

/// Prints accounts, a line each or as a JSON array; the exit code.
int print_users(const std::vector<core::User>& users, bool as_json);

}  // namespace gatepost::app::cli
