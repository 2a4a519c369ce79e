#pragma once

#include <string>
#include <string_view>

namespace gatepost::base {

/// Puts `now` wherever `old`, which is not empty, stands in `text`; what it puts there is not
/// looked at again.
inline void replace_all(std::string& text, std::string_view old, std::string_view now) {
    for (auto at = text.find(old); at != text.npos; at = text.find(old, at + now.size()))
        text.replace(at, old.size(), now);
}

}  // namespace gatepost::base
