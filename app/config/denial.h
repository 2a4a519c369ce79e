#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>

#include "app/config/result.h"

namespace gatepost::app {

/// Why this process's user may not read a file or folder that is there: what is closed to it, the
/// thing itself or a folder on the way, and the command that opens it. Nothing if it may, or if
/// nothing is there. Something that must have none of the mode bits in `forbidden` is not to be
/// opened to everybody.
std::optional<ConfigError> denial(const std::filesystem::path& path, mode_t forbidden = 0);

/// The same for a folder and all that is in it: the first that is closed.
std::optional<ConfigError> denial_below(const std::filesystem::path& folder);

}  // namespace gatepost::app
