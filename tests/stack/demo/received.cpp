#include "received.h"

#include <strings.h>

namespace demo {

namespace {

bool same_name(std::string_view a, std::string_view b) {
    return a.size() == b.size() && strncasecmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace

std::string_view path_of(const Received& received) {
    const std::string_view target = received.target;
    return target.substr(0, target.find('?'));
}

std::vector<std::string_view> values_of(const Received& received, std::string_view name) {
    std::vector<std::string_view> values;
    for (const auto& [header, value] : received.headers)
        if (same_name(header, name)) values.emplace_back(value);
    return values;
}

}  // namespace demo
