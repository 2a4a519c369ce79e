#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/config.h"
#include "app/config_keys.h"

namespace gatepost::app {

/// One thing that stands in a configuration file.
struct FileEntry {
    std::size_t line = 0;
    std::string section;            ///< empty for a value that stands in no section
    std::string name;               ///< empty for a section's head
    std::optional<ValueKind> kind;  ///< of the value; nothing if no key has values of its kind
    std::string text;               ///< of the value
};

/// What stands in the file, by line; or why it cannot be read. Knows TOML, not the keys.
std::variant<std::vector<FileEntry>, ConfigError> read_config_file(
    const std::filesystem::path& path);

}  // namespace gatepost::app
