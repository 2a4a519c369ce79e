#include "app/config/gate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "app/config/values.h"
#include "app/config/web_values.h"
#include "base/ascii.h"
#include "base/host.h"
#include "base/utf8.h"

namespace gatepost::app {
namespace {

constexpr std::size_t most_rules = 1000;
constexpr std::size_t most_callers = 100;
constexpr std::array<std::string_view, 6> names{"host",  "path",    "who",
                                                "title", "origins", "identity"};
constexpr std::array<std::string_view, 5> words{"anyone", "confirmed", "admin", "group", "domain"};
constexpr std::string_view who_forms =
    R"("anyone", "confirmed", "admin", "group:NAME" or "domain:example.org")";

bool is_plain(std::string_view text) {
    return base::is_utf8(text) && std::none_of(text.begin(), text.end(), base::is_control);
}

bool has_dot_segment(std::string_view path) {
    const std::string closed = std::string(path) + '/';
    return closed.find("/./") != closed.npos || closed.find("/../") != closed.npos;
}

std::optional<ConfigError> error_in_path(std::string_view path) {
    if (!path.starts_with('/')) return ConfigError{"does not start with \"/\""};
    if (!is_plain(path)) return ConfigError{"holds a character that it may not hold"};
    if (path.find('%') != path.npos) {
        return ConfigError{"holds a \"%\"", "paths are written decoded: \"/a b\", not \"/a%20b\""};
    }
    if (path.find_first_of("?#") != path.npos) {
        return ConfigError{"is more than a path", "a rule cannot look behind \"?\" or \"#\""};
    }
    if (path.find('\\') != path.npos) {
        return ConfigError{"holds a backslash", "between segments stands \"/\""};
    }
    if (path.find("//") != path.npos) {
        return ConfigError{"has an empty segment", "write one \"/\" between two segments"};
    }
    if (has_dot_segment(path)) {
        return ConfigError{"has the segment \".\" or \"..\"", "write the path that it leads to"};
    }
    return std::nullopt;
}

Result<core::Who> read_members(std::string_view name) {
    auto group = core::GroupName::parse(name);
    if (!group) {
        return ConfigError{fmt::format("names {:?}, which cannot be a group", name),
                           "1 to 64 lower-case letters, digits, dots, underscores and hyphens"};
    }
    return core::Who(core::Members{std::move(*group)});
}

Result<core::Who> read_addresses(std::string_view domain) {
    if (!base::is_domain(domain)) {
        return ConfigError{
            fmt::format("names {:?}, which cannot be a domain of mail addresses", domain),
            host_hint(domain)};
    }
    return core::Who(core::AddressesOf{std::string(domain)});
}

/// "grop:editors" was probably "group:editors".
std::string who_hint(std::string_view text) {
    const std::size_t end = std::min(text.find(':'), text.size());
    const auto near = nearest(text.substr(0, end), words);
    const bool takes_a_name = near == "group" || near == "domain";
    if (!near || takes_a_name != (end < text.size())) return std::string(who_forms);
    return fmt::format("did you mean {:?}?", std::string(*near).append(text.substr(end)));
}

Result<core::IdentityKind> read_identity(std::string_view text) {
    if (text == "number") return core::IdentityKind::number;
    if (text == "email") return core::IdentityKind::email;
    return ConfigError{fmt::format("is {:?}, which is no identity", text),
                       R"("number" or "email")"};
}

bool has(const FileEntry& table, std::string_view name) {
    return std::any_of(table.parts.begin(), table.parts.end(),
                       [&](const FileEntry& entry) { return entry.name == name; });
}

void require(const FileEntry& table, std::string_view name, std::string_view example,
             ConfigErrors& errors) {
    if (has(table, name)) return;
    errors.push_back({fmt::format("gate.{} is missing", name),
                      fmt::format("for example {} = {:?}", name, example), table.where});
}

/// Nothing if the value is refused.
template <class T>
std::optional<T> read_value(const FileEntry& entry, Result<T> (*read)(std::string_view),
                            ConfigErrors& errors) {
    const auto value = entry.kind == ValueKind::text
                           ? read(entry.text)
                           : ConfigError{"has a value of the wrong kind", "write text in quotes"};
    if (value) return *value;
    errors.push_back({fmt::format("gate.{} {}", entry.name, value.error().problem),
                      value.error().hint, entry.where});
    return std::nullopt;
}

/// Of one value, or of a list of them; without those that are refused.
template <class T>
std::vector<T> read_values(const FileEntry& entry, Result<T> (*read)(std::string_view),
                           ConfigErrors& errors) {
    const bool is_list = entry.kind == ValueKind::list;
    const std::span<const FileEntry> parts = is_list ? entry.parts : std::span(&entry, 1);
    std::vector<T> values;
    for (const FileEntry& part : parts) {
        if (auto value = read_value(part, read, errors)) values.push_back(std::move(*value));
    }
    return values;
}

std::vector<core::Who> read_everybody(const FileEntry& entry, ConfigErrors& errors) {
    if (entry.kind == ValueKind::list && entry.parts.empty()) {
        errors.push_back({"gate.who is an empty list", "say at least who may enter", entry.where});
    }
    return read_values(entry, read_who, errors);
}

std::vector<std::string> read_callers(const FileEntry& entry, ConfigErrors& errors) {
    if (entry.parts.size() <= most_callers) return read_values(entry, read_origin, errors);
    errors.push_back({"gate.origins is too long",
                      fmt::format("at most {} hosts may call one place", most_callers),
                      entry.where});
    return {};
}

void refuse_key(const FileEntry& entry, ConfigErrors& errors) {
    const auto near = nearest(entry.name, names);
    errors.push_back({fmt::format("there is no key {:?} in [[gate]]", entry.name),
                      near ? fmt::format("did you mean {}?", *near) : std::string(), entry.where});
}

/// A value that is refused leaves its part of the rule empty.
void read_key(const FileEntry& entry, core::GateRule& rule, ConfigErrors& errors) {
    if (entry.name == "host") {
        rule.host = read_value(entry, read_web_host, errors).value_or("");
    } else if (entry.name == "path") {
        rule.path = read_value(entry, read_gate_path, errors).value_or("");
    } else if (entry.name == "who") {
        rule.who = read_everybody(entry, errors);
    } else if (entry.name == "title") {
        rule.title = read_value(entry, read_optional_text, errors).value_or("");
    } else if (entry.name == "origins") {
        rule.origins = read_callers(entry, errors);
    } else if (entry.name == "identity") {
        rule.identity =
            read_value(entry, read_identity, errors).value_or(core::IdentityKind::number);
    } else {
        refuse_key(entry, errors);
    }
}

std::string_view parent_of(std::string_view path) {
    return path.substr(0, std::max<std::size_t>(path.rfind('/'), 1));
}

}  // namespace

Result<std::string> read_gate_path(std::string_view text) {
    if (auto error = error_in_path(text)) return *error;
    if (text.size() > 1 && text.ends_with('/')) text.remove_suffix(1);
    return std::string(text);
}

Result<core::Who> read_who(std::string_view text) {
    if (text.starts_with("group:")) return read_members(text.substr(6));
    if (text.starts_with("domain:")) return read_addresses(text.substr(7));
    if (text == "anyone") return core::Who(core::Everybody{});
    if (text == "confirmed") return core::Who(core::ConfirmedAccounts{});
    if (text == "admin") return core::Who(core::Administrators{});
    return ConfigError{fmt::format("holds {:?}, which stands for nobody", text), who_hint(text)};
}

void GateReader::check_reach(const FileEntry& table, const core::GateRule& rule,
                             ConfigErrors& errors) {
    if (rule.host.empty() || rule.path.empty()) return;
    const auto earlier = [&](std::string_view path) {
        return lines_.find({rule.host, std::string(path)});
    };
    std::string_view path = rule.path;
    while (path != "/" && earlier(path) == lines_.end())
        path = parent_of(path);
    if (const auto found = earlier(path); found != lines_.end()) {
        const bool same = path == rule.path;
        errors.push_back(
            {fmt::format("this rule can never decide: line {} has {} already", found->second,
                         same ? "its host and path" : "a path above it"),
             same ? "take one of them out" : "put the longer path first", table.where});
    } else {
        lines_.emplace(std::pair(rule.host, rule.path), table.line);
    }
}

void GateReader::read(const FileEntry& table, ConfigErrors& errors) {
    if (++tables_ > most_rules) {
        if (tables_ > most_rules + 1) return;
        errors.push_back(
            {"the gate has too many rules", fmt::format("at most {}", most_rules), table.where});
        return;
    }
    core::GateRule rule;
    if (!has(table, "path")) rule.path = "/";
    ConfigErrors of_keys;
    for (const FileEntry& entry : table.parts)
        read_key(entry, rule, of_keys);

    const std::size_t before = errors.size();
    require(table, "host", "wiki.example.org", errors);
    require(table, "who", "confirmed", errors);
    check_reach(table, rule, errors);
    errors.insert(errors.end(), of_keys.begin(), of_keys.end());
    if (errors.size() == before) rules_.push_back({std::move(rule), table.where});
}

}  // namespace gatepost::app
