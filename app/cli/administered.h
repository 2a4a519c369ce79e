#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/cli/cli.h"
#include "core/administration.h"

namespace gatepost::app::cli {

/// Something that an administrator does to an account; gets the account as it is.
using Change = std::function<core::Administered(core::Administration&, const core::Account&)>;

/// What is said of it, behind the account's name: once it is done, and where nothing was to do.
struct Words {
    std::string done;
    std::string nothing_to_do;
    std::string password{};  ///< that was made up, and is shown this once; empty if none was
};

/// Does it in a transaction to the account that `who` names, and says so; the exit code. Throws
/// ExitError that says why nothing was done.
int administer(const Globals& globals, const std::string& who, bool as_json, const Change& change,
               const Words& words);

}  // namespace gatepost::app::cli
