#include <fmt/format.h>

#include "app/config/init.h"
#include "app/config/keys.h"
#include "base/ascii.h"

namespace gatepost::app {
namespace {

constexpr std::string_view introduction =
    "# Gatepost's configuration, in TOML. `gatepost config check` reads it and says what is "
    "wrong.\n"
    "#\n"
    "# A key that is commented out has the value that stands there. Durations are a number and s, "
    "m,\n"
    "# h or d. Each key can also be set by an environment variable GATEPOST_<SECTION>_<KEY>, such "
    "as\n"
    "# GATEPOST_LOG_LEVEL, or by `--set section.key=value`; the variable wins over this file, and "
    "the\n"
    "# flag over both.\n";

constexpr std::string_view gate =
    R"(
# The gate: who may enter what nginx asks Gatepost about. Each rule is a [[gate]] of its own. The
# first one that fits host and path decides, so put the longer path first. Where no rule fits,
# nobody may enter. Rules stand in this file alone: no variable and no flag sets them.
#[[gate]]
# The host as browsers write it, without scheme and port.
#host = "wiki.example.org"

# The path and all that is below it, decoded: a space is a space. Left out: the whole host.
#path = "/admin"

# Who may enter, one of these or a list of them: "anyone"; or, with a confirmed address, everybody
# ("confirmed"), administrators ("admin"), a group's members ("group:editors"), the addresses of a
# domain ("domain:example.org").
#who = ["admin", "group:editors"]

# The start page links to it under this name. Left out: no link.
#title = "The wiki"

# Other hosts of yours whose scripts may call this place with the visitor's login (CORS). Left out:
# none.
#origins = ["https://app.example.org"]

# What the application knows an account by (Remote-User): its "number", which is its own for ever,
# or its "email" in lower case. An address may change, and then belong to somebody else: see
# docs/gate.md. Left out: the number.
#identity = "email"
)";

/// A TOML basic string.
std::string quote(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (base::is_control(c)) {
            quoted += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
        } else {
            if (c == '"' || c == '\\') quoted += '\\';
            quoted += c;
        }
    }
    return quoted + '"';
}

void append_comment(std::string& file, std::string_view text) {
    while (true) {
        const std::size_t end = text.find('\n');
        file.append("# ").append(text.substr(0, end)).append("\n");
        if (end == text.npos) return;
        text.remove_prefix(end + 1);
    }
}

/// As TOML writes it.
std::string written(ValueKind kind, std::string_view text) {
    switch (kind) {
        case ValueKind::text:
            return quote(text);
        case ValueKind::number:
            return std::string(text);
        case ValueKind::list:
            return text.empty() ? "[]" : "[" + quote(text) + "]";
    }
    __builtin_unreachable();
}

void append_key(std::string& file, const ConfigKey& key, const std::string* value) {
    append_comment(file, key.meaning);
    if (value != nullptr) {
        file += fmt::format("{} = {}\n", key.name, written(key.kind, *value));
    } else if (key.required) {
        file += fmt::format("# Needed, for example {}.\n{} = \"\"\n",
                            written(key.kind, key.fallback), key.name);
    } else {
        file += fmt::format("#{} = {}\n", key.name, written(key.kind, key.fallback));
    }
}

}  // namespace

std::string annotated_config(const ConfigValues& values) {
    std::string file(introduction);
    std::string_view section;
    for (const ConfigKey& key : config_keys()) {
        file += '\n';
        if (key.section != section) {
            section = key.section;
            file += fmt::format("[{}]\n", section);
        }
        const auto value = values.find(full_name(key));
        append_key(file, key, value == values.end() ? nullptr : &value->second);
    }
    return file.append(gate);
}

std::string example_config() {
    ConfigValues examples;
    for (const ConfigKey& key : config_keys()) {
        if (key.required) examples.emplace(full_name(key), key.fallback);
    }
    return annotated_config(examples);
}

}  // namespace gatepost::app
