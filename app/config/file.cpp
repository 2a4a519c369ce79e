#include "app/config/file.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <toml.hpp>

#include "app/config/small_file.h"

namespace gatepost::app {
namespace {

constexpr std::size_t largest_config_file = 128 * 1024;  // a thousand rules of the gate fit

// toml11 3 (Debian 12) and 4 (Debian 13) name these differently.
template <class Location>
std::size_t line_of(const Location& location) {
    if constexpr (requires { location.first_line_number(); }) {
        return location.first_line_number();
    } else {
        return location.line();
    }
}

template <class Error>
std::size_t line_of_error(const Error& error) {
    if constexpr (requires { error.errors(); }) {
        return line_of(error.errors().at(0).locations().at(0).first);
    } else {
        return line_of(error.location());
    }
}

FileEntry make_entry(const std::string& section, const std::string& name,
                     const toml::value& value) {
    const auto location = value.location();
    FileEntry entry;
    entry.line = line_of(location);
    entry.where = fmt::format("{}:{}", location.file_name(), entry.line);
    entry.section = section;
    entry.name = name;
    if (value.is_string()) {
        entry.kind = ValueKind::text;
        entry.text = toml::get<std::string>(value);
    } else if (value.is_integer()) {
        entry.kind = ValueKind::number;
        entry.text = std::to_string(value.as_integer());
    } else if (value.is_array()) {
        entry.kind = ValueKind::list;
        for (const toml::value& part : value.as_array())
            entry.parts.push_back(make_entry(section, name, part));
    }
    return entry;
}

void sort_by_line(std::vector<FileEntry>& entries) {
    std::stable_sort(entries.begin(), entries.end(),
                     [](const FileEntry& a, const FileEntry& b) { return a.line < b.line; });
}

void add_values(std::vector<FileEntry>& entries, const std::string& section,
                const toml::value& content) {
    for (const auto& [name, value] : content.as_table())
        entries.push_back(make_entry(section, name, value));
}

FileEntry make_table(const std::string& section, const toml::value& content) {
    FileEntry head = make_entry(section, {}, content);
    head.table = true;
    add_values(head.parts, section, content);
    sort_by_line(head.parts);
    return head;
}

bool is_list_of_tables(const toml::value& value) {
    if (!value.is_array() || value.as_array().empty()) return false;
    const auto& parts = value.as_array();
    return std::all_of(parts.begin(), parts.end(),
                       [](const toml::value& part) { return part.is_table(); });
}

std::vector<FileEntry> list_entries(const toml::value& file) {
    std::vector<FileEntry> entries;
    for (const auto& [name, value] : file.as_table()) {
        if (value.is_table()) {
            entries.push_back(make_entry(name, {}, value));
            add_values(entries, name, value);
        } else if (is_list_of_tables(value)) {
            for (const toml::value& table : value.as_array())
                entries.push_back(make_table(name, table));
        } else {
            entries.push_back(make_entry({}, name, value));
        }
    }
    sort_by_line(entries);
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

Result<std::vector<FileEntry>> read_config_file(const std::filesystem::path& path) {
    const auto content = read_small_file(path, largest_config_file);
    if (!content) return content.errors();
    try {
        std::istringstream stream{std::string(base::view_of(*content))};
        return list_entries(toml::parse(stream, path.string()));
    } catch (const toml::syntax_error& error) {
        return ConfigError{"is not TOML: " + first_line_of(error.what()),
                           "text stands in quotes, numbers do not",
                           fmt::format("{}:{}", path.string(), line_of_error(error))};
    } catch (const std::exception& error) {
        return ConfigError{"is not TOML: " + first_line_of(error.what()), {}, path.string()};
    }
}

}  // namespace gatepost::app
