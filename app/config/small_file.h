#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string_view>

#include "app/config/result.h"
#include "base/secret.h"

namespace gatepost::app {

/// The content of a regular file of at most `limit` bytes that has none of the mode bits in
/// `forbidden`. An error names the file as its place.
Result<base::WipedBytes> read_small_file(const std::filesystem::path& path, std::size_t limit,
                                         mode_t forbidden = 0);

/// Puts a file with that content in the place of the one at `path`, with its owner and its mode;
/// where there is none it gets `mode_of_new`, whatever the umask. Returns the path; an error names
/// it as its place.
Result<std::filesystem::path> replace_file(const std::filesystem::path& path,
                                           std::string_view content, mode_t mode_of_new);

}  // namespace gatepost::app
