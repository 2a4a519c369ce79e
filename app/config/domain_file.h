#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/config/result.h"

namespace gatepost::app {

/// The domains in a file, in ASCII: one a line, "#" begins a comment, empty lines count for
/// nothing. At most 8 MiB, which is more than any list of disposable addresses has. An error names
/// the file and the line.
Result<std::vector<std::string>> read_domain_file(const std::filesystem::path& path);

}  // namespace gatepost::app
