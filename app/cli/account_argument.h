#pragma once

#include <string>

#include "app/cli/cli.h"
#include "core/store.h"

namespace gatepost::app::cli {

/// What stands for an account in the help of every command.
inline constexpr const char* account_help = "An address, or a number such as 17 or '#17'";

/// The argument of a command that acts on an account.
CLI::Option* add_account_argument(CLI::App& verb);

/// The account that an argument names: by its number, or by its address, where the confirmed one
/// goes before those that wait. Throws ExitError: EX_DATAERR for what is neither, EX_NOUSER for
/// nobody, EX_USAGE with a list where several wait for an address.
core::Account find_account(core::AccountRows& accounts, const std::string& text);

}  // namespace gatepost::app::cli
