#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/json.h"
#include "core/account.h"

namespace gatepost::app::cli {

/// By which people name it on the command line.
std::uint64_t number_of(const core::Account& account);
/// An account in one line, without its end.
std::string to_line(const core::Account& account);
base::Json to_json(const core::Account& account);

/// Prints accounts, a line each or as a JSON array; the exit code.
int print_users(const std::vector<core::Account>& accounts, bool as_json);

}  // namespace gatepost::app::cli
