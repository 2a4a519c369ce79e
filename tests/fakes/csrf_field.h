#pragma once

#include <string>

namespace gatepost::fakes {

/// The value of the first hidden field `csrf` of a page; empty if there is none.
inline std::string csrf_field(const std::string& page) {
    const auto name = page.find("name=\"csrf\"");
    if (name == page.npos) return "";
    const auto value = page.find("value=\"", name) + 7;
    return page.substr(value, page.find('"', value) - value);
}

}  // namespace gatepost::fakes
