#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <set>
#include <thread>

#include "app/config/config.h"
#include "app/config/file.h"
#include "app/config/gate.h"
#include "app/config/keys.h"
#include "app/config/relations.h"
#include "base/ascii.h"

namespace gatepost::app {
namespace {

constexpr std::string_view variable_prefix = "GATEPOST_";
constexpr std::string_view gate_hint =
    "the gate's rules stand in the file, each under its own [[gate]]";
constexpr std::string_view password_variables[] = {"GATEPOST_DATABASE_PASSWORD",
                                                   "GATEPOST_DATABASE_OWNER_PASSWORD"};

/// For a key that does not exist.
std::string key_hint(std::string_view section, std::string_view name) {
    if (section == gate_section) return std::string(gate_hint);
    const auto near = nearest_key(section, name);
    return near ? fmt::format("did you mean {}?", *near) : std::string();
}

/// For a section that does not exist.
std::string section_hint(std::string_view name) {
    const auto near = nearest_section(name);
    if (near == gate_section) return "did you mean [[gate]]?";
    return near ? fmt::format("did you mean [{}]?", *near) : std::string();
}

std::string_view kind_hint(ValueKind wanted) {
    switch (wanted) {
        case ValueKind::text:
            return "write text in quotes";
        case ValueKind::number:
            return "write a whole number, without quotes";
        case ValueKind::list:
            return "write a list in square brackets, of texts in quotes";
    }
    return {};
}

/// Whether the value can be that key's: of its kind, and of a list all parts are texts.
bool has_kind(const FileEntry& entry, ValueKind kind) {
    return entry.kind == kind &&
           std::all_of(entry.parts.begin(), entry.parts.end(),
                       [](const FileEntry& part) { return part.kind == ValueKind::text; });
}

std::string text_of(const FileEntry& entry) {
    if (entry.kind != ValueKind::list) return entry.text;
    std::string joined;
    for (const FileEntry& part : entry.parts)
        joined.append(joined.empty() ? "" : ",").append(part.text);
    return joined;
}

/// Applies the sources, lowest first, and collects what is wrong.
class Loader {
  public:
    Loader() {
        for (const ConfigKey& key : config_keys()) {
            if (!key.required) key.read(key.fallback, config_);
        }
    }

    void apply_file(const std::filesystem::path& path);
    void apply_environment(const Environment& environment);
    void apply_override(const std::string& text);
    void check_missing(const std::string& where);
    void check_relations();
    void check_admin_group();
    Result<Config> take();

  private:
    void apply(const ConfigKey& key, std::string_view text, const std::string& where);
    void apply_entry(const FileEntry& entry);
    void refuse_stray(const std::string& name, const std::string& where);
    void refuse_section(const FileEntry& head);
    void refuse(std::string where, std::string problem, std::string hint) {
        errors_.push_back({std::move(problem), std::move(hint), std::move(where)});
    }

    Config config_;
    GateReader gate_;
    ConfigErrors errors_;
    std::map<const ConfigKey*, std::string> given_;  // where
    std::set<const ConfigKey*> failed_;
    bool unreadable_ = false;
};

void Loader::apply(const ConfigKey& key, std::string_view text, const std::string& where) {
    given_[&key] = where;
    for (const ConfigError& error : key.read(text, config_)) {
        failed_.insert(&key);
        refuse(where, full_name(key) + " " + error.problem, error.hint);
    }
}

void Loader::refuse_stray(const std::string& name, const std::string& where) {
    std::string hint;
    if (is_section(name)) hint = fmt::format("it is one: write [{}]", name);
    if (name == gate_section) hint = gate_hint;
    refuse(where, fmt::format("{:?} stands in no section", name), std::move(hint));
}

void Loader::refuse_section(const FileEntry& head) {
    if (is_section(head.section)) return refuse_stray(head.section, head.where);
    if (head.section == gate_section) {
        return refuse(head.where, "[gate] cannot be one section", std::string(gate_hint));
    }
    refuse(head.where, fmt::format("there is no section {:?}", head.section),
           section_hint(head.section));
}

void Loader::apply_entry(const FileEntry& entry) {
    if (entry.section.empty()) return refuse_stray(entry.name, entry.where);
    if (entry.table && entry.section == gate_section) return gate_.read(entry, errors_);
    if (entry.table || !is_section(entry.section)) {
        if (entry.name.empty()) refuse_section(entry);  // and not what stands in it
        return;
    }
    if (entry.name.empty()) return;
    const ConfigKey* key = find_key(entry.section, entry.name);
    if (key == nullptr) {
        refuse(entry.where, fmt::format("there is no key {:?} in [{}]", entry.name, entry.section),
               key_hint(entry.section, entry.name));
    } else if (!has_kind(entry, key->kind)) {
        given_[key] = entry.where;
        failed_.insert(key);
        refuse(entry.where, full_name(*key) + " has a value of the wrong kind",
               std::string(kind_hint(key->kind)));
    } else {
        apply(*key, text_of(entry), entry.where);
    }
}

void Loader::apply_file(const std::filesystem::path& path) {
    const auto entries = read_config_file(path);
    if (!entries) {
        errors_ = entries.errors();
        unreadable_ = true;
        return;
    }
    for (const FileEntry& entry : *entries)
        apply_entry(entry);
}

void Loader::apply_environment(const Environment& environment) {
    std::set<std::string, std::less<>> known(std::begin(password_variables),
                                             std::end(password_variables));
    for (const ConfigKey& key : config_keys()) {
        const std::string name = environment_name(key);
        const auto found = environment.find(name);
        if (found != environment.end()) apply(key, found->second, "$" + name);
        known.insert(name);
    }
    for (const auto& [name, value] : environment) {
        if (!name.starts_with(variable_prefix) || known.contains(name)) continue;
        const std::string rest = base::lower(name.substr(variable_prefix.size()));
        const std::size_t end = rest.find('_');
        const std::string section = rest.substr(0, end);
        // Other programs may have variables that begin like ours, but not with our sections.
        if (end == rest.npos || !(is_section(section) || section == gate_section)) continue;
        refuse("$" + name, "means nothing", key_hint(section, rest.substr(end + 1)));
    }
}

void Loader::apply_override(const std::string& text) {
    const std::string where = "--set";
    const std::size_t equals = text.find('=');
    const std::size_t dot = text.find('.');
    if (equals == text.npos || dot > equals) {
        refuse(where, fmt::format("{:?} is not of the form section.key=value", text), {});
        return;
    }
    const std::string section = text.substr(0, dot);
    const std::string name = text.substr(dot + 1, equals - dot - 1);
    if (const ConfigKey* key = find_key(section, name)) {
        apply(*key, std::string_view(text).substr(equals + 1), where);
    } else {
        refuse(where, fmt::format("there is no key {:?}", section + "." + name),
               key_hint(section, name));
    }
}

void Loader::check_missing(const std::string& where) {
    if (unreadable_) return;
    for (const ConfigKey& key : config_keys()) {
        if (!key.required || given_.contains(&key)) continue;
        refuse(where, full_name(key) + " is missing",
               fmt::format("set it there or in ${}, for example to \"{}\"", environment_name(key),
                           key.fallback));
    }
}

void Loader::check_relations() {
    for (const Relation& relation : relations()) {
        const auto is_in = [&](const auto& group) {
            return [&](const ConfigKey* key) { return group.contains(key); };
        };
        if (std::ranges::any_of(relation.keys, is_in(failed_)) || relation.holds(config_)) continue;
        // The defaults fit together, so somebody has given one of them.
        const auto given = std::ranges::find_if(relation.keys, is_in(given_));
        refuse(given_.at(*given), std::string(relation.problem), std::string(relation.hint));
    }
}

/// The group has no members that a rule could let in.
void Loader::check_admin_group() {
    const auto is_it = [&](const core::Who& who) {
        const auto* members = std::get_if<core::Members>(&who);
        return members != nullptr && members->group == config_.accounts.admin_group;
    };
    for (const auto& [rule, where] : gate_.rules()) {
        if (std::ranges::any_of(rule.who, is_it))
            refuse(where, "gate.who names accounts.admin_group", "write \"admin\"");
    }
}

Result<Config> Loader::take() {
    if (!errors_.empty()) return std::move(errors_);
    if (config_.server.password_workers == 0) {
        config_.server.password_workers = std::max(1U, std::thread::hardware_concurrency());
    }
    if (config_.mail.from_name.text().empty()) {
        config_.mail.from_name = mail::HeaderText::parse(config_.site.name).value();
    }
    if (!config_.mail.bounce) config_.mail.bounce = config_.mail.from;
    config_.gate = gate_.take();
    return std::move(config_);
}

}  // namespace

std::string to_string(const ConfigError& error) {
    std::string line = error.where.empty() ? "" : error.where + ": ";
    line += error.problem;
    if (!error.hint.empty()) line += " (" + error.hint + ")";
    return line;
}

std::string to_lines(const ConfigErrors& errors) {
    std::string lines;
    for (const ConfigError& error : errors)
        lines += "\n  " + to_string(error);
    return lines;
}

Environment process_environment() {
    Environment environment;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        const std::string_view text = *variable;
        const std::size_t equals = text.find('=');
        if (equals == text.npos) continue;
        environment.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return environment;
}

std::optional<std::filesystem::path> find_config_file(
    const std::optional<std::filesystem::path>& asked, const Environment& environment) {
    if (asked) return asked;
    const auto variable = environment.find("GATEPOST_CONFIG");
    if (variable != environment.end() && !variable->second.empty()) return variable->second;
    const std::filesystem::path standard = "/etc/gatepost/gatepost.toml";
    std::error_code unseen;
    // Where it cannot be looked at, to read it says why.
    if (std::filesystem::exists(standard, unseen) || unseen) return standard;
    return std::nullopt;
}

Result<Config> load_config(const ConfigSources& sources) {
    Loader loader;
    if (sources.file) loader.apply_file(*sources.file);
    loader.apply_environment(sources.environment);
    for (const std::string& text : sources.overrides)
        loader.apply_override(text);
    loader.check_missing(sources.file ? sources.file->string() : "configuration");
    loader.check_relations();
    loader.check_admin_group();
    return loader.take();
}

}  // namespace gatepost::app
