#include "http/media_type.h"

#include <algorithm>

#include "base/ascii.h"
#include "http/parts.h"

namespace gatepost::http {
namespace {

using base::equal_ignoring_case;
using base::trim;

bool is_foreign_charset(std::string_view parameter) {
    const auto equals = std::min(parameter.find('='), parameter.size());
    if (!equal_ignoring_case(trim(parameter.substr(0, equals)), "charset")) return false;
    parameter.remove_prefix(std::min(equals + 1, parameter.size()));
    const std::string_view charset = trim(parameter);
    return !equal_ignoring_case(charset, "utf-8") && !equal_ignoring_case(charset, "\"utf-8\"");
}

}  // namespace

bool is_urlencoded_utf8(std::string_view content_type) {
    if (!equal_ignoring_case(take_part(content_type), "application/x-www-form-urlencoded")) {
        return false;
    }
    while (!content_type.empty()) {
        if (is_foreign_charset(take_part(content_type))) return false;
    }
    return true;
}

}  // namespace gatepost::http
