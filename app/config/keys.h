#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/config/config.h"
#include "app/config/result.h"

namespace gatepost::app {

/// How a value is written in TOML. A list of texts is read as one text, with commas between them.
enum class ValueKind { text, number, list };

/// One key: everything that the program knows about it.
struct ConfigKey {
    std::string_view section;
    std::string_view name;
    ValueKind kind = ValueKind::text;
    /// As text; of a required key an example.
    std::string_view fallback;
    /// What it is, in lines of at most 98 bytes.
    std::string_view meaning;
    /// Reads the value into the configuration; what is refused leaves it alone.
    ConfigErrors (*read)(std::string_view text, Config& config) = nullptr;
    bool required = false;
};

/// The section that stands several times, as [[gate]], with a rule of the gate each. Its keys are
/// none of those below.
constexpr std::string_view gate_section = "gate";

/// All keys, section by section, in the order of the example.
std::span<const ConfigKey> config_keys();

/// The key of that name, or null.
const ConfigKey* find_key(std::string_view section, std::string_view name);

bool is_section(std::string_view name);

/// "section.key".
std::string full_name(const ConfigKey& key);

/// "GATEPOST_SECTION_KEY".
std::string environment_name(const ConfigKey& key);

/// The known word nearest to a mistyped one, if it is near enough to be meant.
std::optional<std::string_view> nearest(std::string_view word,
                                        std::span<const std::string_view> known);

/// The key that `section.name` was probably meant to be, as "section.key".
std::optional<std::string> nearest_key(std::string_view section, std::string_view name);

/// The same for a section.
std::optional<std::string_view> nearest_section(std::string_view name);

}  // namespace gatepost::app
