#pragma once

#include <cstddef>
#include <string_view>

namespace gatepost::base {

/// Whether `text` is well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates).
bool is_utf8(std::string_view text);

/// The number of code points of well-formed UTF-8.
std::size_t count_code_points(std::string_view text);

/// Takes the first code point off well-formed UTF-8 that is not empty.
char32_t take_code_point(std::string_view& text);

bool is_ascii(std::string_view text);

}  // namespace gatepost::base
