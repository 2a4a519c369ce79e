#include "app/route.h"

namespace gatepost::app {

std::optional<std::string_view> match(std::string_view pattern, std::string_view path) {
    const auto parameter = pattern.find('{');
    if (parameter == pattern.npos) {
        return pattern == path ? std::optional(std::string_view{}) : std::nullopt;
    }
    const auto fixed = pattern.substr(0, parameter);
    if (!path.starts_with(fixed)) return std::nullopt;
    return path.substr(fixed.size());
}

}  // namespace gatepost::app
