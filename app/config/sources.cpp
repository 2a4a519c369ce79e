#include <unistd.h>

#include "app/config/config.h"

namespace gatepost::app {

std::string to_string(const ConfigError& error) {
    std::string line = error.where + ": " + error.problem;
    if (!error.hint.empty()) line += " (" + error.hint + ")";
    return line;
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
    std::error_code ignored;
    if (std::filesystem::exists(standard, ignored)) return standard;
    return std::nullopt;
}

}  // namespace gatepost::app
