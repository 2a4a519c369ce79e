#pragma once

#include <string>
#include <string_view>

namespace gatepost::view {

/// What makes the address of a file change with its content: 12 hex digits of its SHA-256.
std::string content_version(std::string_view content);

/// The content of a file. Throws std::runtime_error that names the file if it cannot be read or is
/// empty.
std::string read_file(const std::string& path);

}  // namespace gatepost::view
