#pragma once

#include <string_view>

namespace gatepost::http {

/// Whether a Content-Type (RFC 9110 section 8.3) is application/x-www-form-urlencoded with no
/// charset or with utf-8. Case does not matter, the charset may be quoted, other parameters are
/// ignored.
bool is_urlencoded_utf8(std::string_view content_type);

}  // namespace gatepost::http
