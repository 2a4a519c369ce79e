#pragma once

#include <optional>
#include <string_view>

namespace gatepost::http {

/// An absolute URL of http or https taken apart, in views into its text; nothing is decoded.
struct Url {
    std::string_view scheme;  ///< "http" or "https"
    std::string_view host;    ///< as written; an IPv6 address stands in brackets
    std::string_view port;    ///< empty if none
    std::string_view origin;  ///< all of that, as written: "https://example.org:8443"
    std::string_view target;  ///< the rest; empty, or begins with one of "/?#"

    /// Nothing for another scheme, an unclosed bracket, or a colon without a port. Does not judge
    /// the host and the port: see `is_canonical_origin`.
    static std::optional<Url> parse(std::string_view text);
};

/// Whether scheme, host and port are in the one form in which browsers send them as an origin (RFC
/// 6454), but for a default port: a host as `base::is_host` knows it, or "[::1]"; a port from 1 to
/// 65535 without zeros in front.
bool is_canonical_origin(const Url& url);

/// Whether the port is the one that the scheme stands for, which browsers leave out.
bool has_default_port(const Url& url);

/// Whether the host is this machine: localhost, *.localhost, 127.0.0.0/8, [::1].
bool is_loopback(const Url& url);

}  // namespace gatepost::http
