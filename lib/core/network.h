#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gatepost::core {

/// From where a request came, as limits count it: nobody has fewer addresses than these (RFC 6177).
struct Network {
    std::string near;  ///< an IPv4 address, or an IPv6 /64 such as "2001:db8:0:1::/64"
    std::optional<std::string> wide;  ///< the /48 around that; IPv4 has none
};

/// The network of a client address as nginx writes it, in any spelling; an IPv4 address mapped into
/// IPv6 is that IPv4 address. Anything else (a unix socket) is one network of its own.
Network network_of(std::string_view client_address);

}  // namespace gatepost::core
