#include "http/parts.h"

#include <algorithm>

namespace gatepost::http {

std::string_view trim(std::string_view text) {
    constexpr std::string_view white = " \t";
    const auto first = text.find_first_not_of(white);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(white) - first + 1);
}

std::string_view take_part(std::string_view& rest, char end) {
    const auto size = std::min(rest.find(end), rest.size());
    const std::string_view part = trim(rest.substr(0, size));
    rest.remove_prefix(std::min(size + 1, rest.size()));
    return part;
}

}  // namespace gatepost::http
