#pragma once

#include <sys/types.h>

#include <filesystem>

#include "app/config/result.h"
#include "base/secret.h"

namespace gatepost::app {

/// The content of a regular file of at most `limit` bytes that has none of the mode bits in
/// `forbidden`. An error names the file as its place.
Result<base::WipedBytes> read_small_file(const std::filesystem::path& path, std::size_t limit,
                                         mode_t forbidden = 0);

}  // namespace gatepost::app
