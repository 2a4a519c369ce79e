#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

#include "app/config/values.h"

namespace gatepost::app {

/// Reads a regular file of at most `limit` bytes that has none of the mode bits in `forbidden`.
ReadResult read_small_file(const std::filesystem::path& path, std::size_t limit, mode_t forbidden,
                           std::string& out);

}  // namespace gatepost::app
