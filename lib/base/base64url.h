#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gatepost::base {

/// RFC 4648 section 5, without padding.
std::string base64url_encode(std::string_view bytes);

/// The one decoding of `text`, or nothing. Strict: no padding, no foreign character, no spare bits,
/// so that every byte string has exactly one text.
std::optional<std::string> base64url_decode(std::string_view text);

}  // namespace gatepost::base
