#pragma once

#include <cstddef>
#include <string_view>

namespace gatepost::tests {

/// Whether `part` stands in `text`.
inline bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != text.npos;
}

/// How often `part` stands in `text`.
inline std::size_t occurrences(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size()))
        ++found;
    return found;
}

}  // namespace gatepost::tests
