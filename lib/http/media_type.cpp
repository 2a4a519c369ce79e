#include "http/media_type.h"

#include <algorithm>

#include "http/parts.h"

namespace gatepost::http {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

bool is_foreign_charset(std::string_view parameter) {
    const auto equals = std::min(parameter.find('='), parameter.size());
    if (!equals_ignoring_case(trim(parameter.substr(0, equals)), "charset")) return false;
    parameter.remove_prefix(std::min(equals + 1, parameter.size()));
    const std::string_view charset = trim(parameter);
    return !equals_ignoring_case(charset, "utf-8") && !equals_ignoring_case(charset, "\"utf-8\"");
}

}  // namespace

bool is_urlencoded_utf8(std::string_view content_type) {
    if (!equals_ignoring_case(take_part(content_type), "application/x-www-form-urlencoded")) {
        return false;
    }
    while (!content_type.empty()) {
        if (is_foreign_charset(take_part(content_type))) return false;
    }
    return true;
}

}  // namespace gatepost::http
