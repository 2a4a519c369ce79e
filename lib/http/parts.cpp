#include "http/parts.h"

#include <algorithm>

#include "base/ascii.h"

namespace gatepost::http {

std::string_view take_part(std::string_view& rest, char end) {
    const auto size = std::min(rest.find(end), rest.size());
    const std::string_view part = base::trim(rest.substr(0, size));
    rest.remove_prefix(std::min(size + 1, rest.size()));
    return part;
}

}  // namespace gatepost::http
