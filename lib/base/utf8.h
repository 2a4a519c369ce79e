#pragma once

#include <cstddef>
#include <string_view>

namespace gatepost::base {

/// Whether `text` is well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates).
bool is_utf8(std::string_view text);

/// The number of code points of well-formed UTF-8.
std::size_t count_code_points(std::string_view text);

}  // namespace gatepost::base
