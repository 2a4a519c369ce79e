#pragma once

#include <string_view>

namespace gatepost::base {

/// Whether it is a host in the one form that browsers use: lower-case letters, digits, hyphens and
/// dots, at most 253 bytes. An IPv4 address is one, too.
bool is_host(std::string_view text);

/// Whether it is a host with a name of at least two labels (RFC 1035 section 2.3.1). No address is.
bool is_domain(std::string_view text);

}  // namespace gatepost::base
