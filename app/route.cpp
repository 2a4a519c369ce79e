#include "app/route.h"

namespace gatepost::app {

std::optional<std::string_view> match(std::string_view pattern, std::string_view path) {
    if (!pattern.ends_with('}')) {
        return pattern == path ? std::optional(std::string_view{}) : std::nullopt;
    }
    const auto fixed = pattern.substr(0, pattern.find('{'));
    if (!path.starts_with(fixed)) return std::nullopt;
    return path.substr(fixed.size());
}

}  // namespace gatepost::app
