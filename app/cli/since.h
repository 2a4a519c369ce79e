#pragma once

#include <string>

#include "base/clock.h"

namespace gatepost::app::cli {

/// What stands for the beginning of a time in the help of every command.
inline constexpr const char* since_help =
    "From then on: how long ago, such as 12h or 7d, or a date such as 2026-01-31, in UTC";

/// The instant that an argument names. Throws ExitError (EX_USAGE).
base::TimePoint read_since(const std::string& text);

}  // namespace gatepost::app::cli
