#include "http/url.h"

#include <algorithm>
#include <cstdint>

#include "base/ascii.h"
#include "base/host.h"
#include "base/number.h"

namespace gatepost::http {
namespace {

bool is_port(std::string_view port) {
    const auto number = base::parse_number<std::uint16_t>(port);
    return number && *number >= 1 && !port.starts_with('0');
}

bool is_loopback_address(std::string_view host) {
    const bool digits =
        std::all_of(host.begin(), host.end(), [](char c) { return base::is_digit(c) || c == '.'; });
    return digits && host.starts_with("127.") && std::count(host.begin(), host.end(), '.') == 3;
}

}  // namespace

std::optional<Url> Url::parse(std::string_view text) {
    Url url;
    url.scheme = text.substr(0, text.find("://"));
    if (url.scheme != "http" && url.scheme != "https") return std::nullopt;
    const std::size_t host = url.scheme.size() + 3;
    if (host > text.size()) return std::nullopt;
    url.origin = text.substr(0, text.find_first_of("/?#", host));
    url.target = text.substr(url.origin.size());
    const std::string_view authority = url.origin.substr(host);
    const std::size_t host_end = authority.starts_with('[') ? authority.find(']') : 0;
    if (host_end == authority.npos) return std::nullopt;
    const std::size_t colon = authority.find(':', host_end);
    url.host = authority.substr(0, colon);
    if (colon == authority.npos) return url;
    url.port = authority.substr(colon + 1);
    if (url.port.empty()) return std::nullopt;
    return url;
}

bool is_canonical_origin(const Url& url) {
    return (url.host == "[::1]" || base::is_host(url.host)) &&
           (url.port.empty() || is_port(url.port));
}

bool has_default_port(const Url& url) {
    return url.port == (url.scheme == "https" ? "443" : "80");
}

bool is_loopback(const Url& url) {
    return url.host == "localhost" || url.host.ends_with(".localhost") || url.host == "[::1]" ||
           is_loopback_address(url.host);
}

}  // namespace gatepost::http
