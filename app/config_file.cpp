#include "app/config_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <toml.hpp>

#include "app/small_file.h"

namespace gatepost::app {
namespace {

constexpr std::size_t most_bytes = 64 * 1024;
/// toml11 parses nested values by recursion, so their depth must end before the stack does.
constexpr std::ptrdiff_t most_brackets = 500;

FileEntry make_entry(const toml::value& value) {
    FileEntry entry;
    entry.line = value.location().line();
    if (value.is_string()) {
        entry.kind = ValueKind::text;
        entry.text = value.as_string().str;
    } else if (value.is_integer()) {
        entry.kind = ValueKind::number;
        entry.text = std::to_string(value.as_integer());
    }
    return entry;
}

void add_section(std::vector<FileEntry>& entries, const std::string& section,
                 const toml::value& content) {
    FileEntry& head = entries.emplace_back();
    head.line = content.location().line();
    head.section = section;
    for (const auto& [name, value] : content.as_table()) {
        FileEntry& entry = entries.emplace_back(make_entry(value));
        entry.section = section;
        entry.name = name;
    }
}

std::vector<FileEntry> list_entries(const toml::value& file) {
    std::vector<FileEntry> entries;
    for (const auto& [name, value] : file.as_table()) {
        if (value.is_table()) {
            add_section(entries, name, value);
        } else {
            entries.emplace_back(make_entry(value)).name = name;
        }
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const FileEntry& a, const FileEntry& b) { return a.line < b.line; });
    return entries;
}

/// From "[error] toml::parse_key: what is wrong\n --> file ..." what is wrong.
std::string first_line_of(std::string_view message) {
    message = message.substr(0, message.find('\n'));
    constexpr std::string_view prefix = "[error] ";
    if (message.starts_with(prefix)) message.remove_prefix(prefix.size());
    const std::size_t colon = message.find(": ");
    if (message.starts_with("toml::") && colon != message.npos) message.remove_prefix(colon + 2);
    return std::string(message);
}

}  // namespace

std::variant<std::vector<FileEntry>, ConfigError> read_config_file(
    const std::filesystem::path& path) {
    std::string content;
    if (const auto complaint = read_small_file(path, most_bytes, 0, content)) {
        return ConfigError{path.string(), complaint->problem, complaint->hint};
    }
    if (std::count(content.begin(), content.end(), '[') +
            std::count(content.begin(), content.end(), '{') >
        most_brackets) {
        return ConfigError{path.string(), "has too many brackets for a configuration", {}};
    }
    try {
        std::istringstream stream(content);
        return list_entries(toml::parse(stream, path.string()));
    } catch (const toml::exception& error) {
        return ConfigError{fmt::format("{}:{}", path.string(), error.location().line()),
                           "is not TOML: " + first_line_of(error.what()),
                           "text stands in quotes, numbers do not"};
    } catch (const std::exception& error) {
        return ConfigError{path.string(), "is not TOML: " + first_line_of(error.what()), {}};
    }
}

}  // namespace gatepost::app
