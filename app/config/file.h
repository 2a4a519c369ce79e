#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/config/keys.h"
#include "app/config/result.h"

namespace gatepost::app {

/// One thing that stands in a configuration file.
struct FileEntry {
    std::size_t line = 0;
    std::string where;              ///< "gatepost.toml:12"
    std::string section;            ///< empty for a value that stands in no section
    std::string name;               ///< empty for the head of a section or table
    std::optional<ValueKind> kind;  ///< of the value; nothing if no key has values of its kind
    std::string text;               ///< of the value
    bool table = false;             ///< whether it is the head of one [[section]] of several
    std::vector<FileEntry> parts;   ///< of a list its values; of a table what stands in it, by line
};

/// What stands in the file, by line; or why it cannot be read. Knows TOML, not the keys.
Result<std::vector<FileEntry>> read_config_file(const std::filesystem::path& path);

}  // namespace gatepost::app
