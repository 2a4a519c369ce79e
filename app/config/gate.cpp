#include "app/config/gate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "app/config/values.h"

namespace gatepost::app {
namespace {

using Errors = std::vector<ConfigError>;

constexpr std::size_t most_rules = 1000;
constexpr std::size_t most_callers = 100;
constexpr std::array<std::string_view, 5> names{"host", "path", "who", "title", "origins"};

bool has(const FileEntry& table, std::string_view name) {
    return std::any_of(table.parts.begin(), table.parts.end(),
                       [&](const FileEntry& entry) { return entry.name == name; });
}

void require(const FileEntry& table, std::string_view name, std::string_view example,
             Errors& errors) {
    if (has(table, name)) return;
    errors.push_back({table.where, fmt::format("gate.{} is missing", name),
                      fmt::format("for example {} = {:?}", name, example)});
}

template <class Part>
void read_value(const FileEntry& entry, ReadResult (*read)(std::string_view, Part&), Part& out,
                Errors& errors) {
    const ReadResult complaint =
        entry.kind == ValueKind::text
            ? read(entry.text, out)
            : Complaint{"has a value of the wrong kind", "write text in quotes"};
    if (!complaint) return;
    errors.push_back(
        {entry.where, fmt::format("gate.{} {}", entry.name, complaint->problem), complaint->hint});
}

/// One value, or a list of them.
template <class Part>
void read_values(const FileEntry& entry, ReadResult (*read)(std::string_view, std::vector<Part>&),
                 std::vector<Part>& out, Errors& errors) {
    if (entry.kind != ValueKind::list) return read_value(entry, read, out, errors);
    for (const FileEntry& part : entry.parts)
        read_value(part, read, out, errors);
}

void read_everybody(const FileEntry& entry, std::vector<core::Who>& out, Errors& errors) {
    if (entry.kind == ValueKind::list && entry.parts.empty()) {
        errors.push_back({entry.where, "gate.who is an empty list", "say at least who may enter"});
    }
    read_values(entry, read_who, out, errors);
}

void read_callers(const FileEntry& entry, std::vector<std::string>& out, Errors& errors) {
    if (entry.parts.size() > most_callers) {
        errors.push_back({entry.where, "gate.origins is too long",
                          fmt::format("at most {} hosts may call one place", most_callers)});
        return;
    }
    read_values(entry, read_caller, out, errors);
}

void refuse_key(const FileEntry& entry, Errors& errors) {
    const auto near = nearest(entry.name, names);
    errors.push_back({entry.where, fmt::format("there is no key {:?} in [[gate]]", entry.name),
                      near ? fmt::format("did you mean {}?", *near) : std::string()});
}

/// A value that is refused leaves its part of the rule empty.
void read_key(const FileEntry& entry, core::GateRule& rule, Errors& errors) {
    if (entry.name == "host") {
        read_value(entry, read_gate_host, rule.host, errors);
    } else if (entry.name == "path") {
        read_value(entry, read_gate_path, rule.path, errors);
    } else if (entry.name == "who") {
        read_everybody(entry, rule.who, errors);
    } else if (entry.name == "title") {
        read_value(entry, read_title, rule.title, errors);
    } else if (entry.name == "origins") {
        read_callers(entry, rule.origins, errors);
    } else {
        refuse_key(entry, errors);
    }
}

std::string_view parent_of(std::string_view path) {
    return path.substr(0, std::max<std::size_t>(path.rfind('/'), 1));
}

}  // namespace

void GateReader::check_reach(const FileEntry& table, const core::GateRule& rule, Errors& errors) {
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
            {table.where,
             fmt::format("this rule can never decide: line {} has {} already", found->second,
                         same ? "its host and path" : "a path above it"),
             same ? "take one of them out" : "put the longer path first"});
    } else {
        lines_.emplace(std::pair(rule.host, rule.path), table.line);
    }
}

void GateReader::read(const FileEntry& table, Errors& errors) {
    if (++tables_ > most_rules) {
        if (tables_ > most_rules + 1) return;
        errors.push_back(
            {table.where, "the gate has too many rules", fmt::format("at most {}", most_rules)});
        return;
    }
    core::GateRule rule;
    if (!has(table, "path")) rule.path = "/";
    Errors of_keys;
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
