#include <algorithm>
#include <charconv>

#include "app/config/host.h"
#include "app/config/values.h"

namespace gatepost::app {
namespace {

/// "https://host:port" taken apart.
struct Origin {
    bool https = false;
    std::string_view host;
    std::string_view port;  ///< empty if none
};

std::optional<Origin> split(std::string_view url) {
    Origin origin;
    origin.https = url.starts_with("https://");
    if (!origin.https && !url.starts_with("http://")) return std::nullopt;
    std::string_view rest = url.substr(url.find("//") + 2);
    const std::size_t host_end = rest.starts_with('[') ? rest.find(']') : 0;
    if (host_end == rest.npos) return std::nullopt;
    const std::size_t colon = rest.find(':', host_end);
    origin.host = rest.substr(0, colon);
    if (colon == rest.npos) return origin;
    origin.port = rest.substr(colon + 1);
    if (origin.port.empty()) return std::nullopt;
    return origin;
}

bool is_url_host(std::string_view host) {
    return host == "[::1]" || is_host(host);
}

bool is_port(std::string_view port) {
    unsigned number = 0;
    const char* last = port.data() + port.size();
    const auto [end, error] = std::from_chars(port.data(), last, number);
    return error == std::errc() && end == last && number >= 1 && number <= 65535 &&
           !port.starts_with('0');
}

bool is_loopback_address(std::string_view host) {
    const bool digits = std::all_of(host.begin(), host.end(),
                                    [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    return digits && host.starts_with("127.") && std::count(host.begin(), host.end(), '.') == 3;
}

bool is_this_machine(std::string_view host) {
    return host == "localhost" || host.ends_with(".localhost") || host == "[::1]" ||
           is_loopback_address(host);
}

}  // namespace

ReadResult read_base_url(std::string_view text, std::string& out) {
    const std::string_view rest = text.substr(std::min(text.find("//") + 2, text.size()));
    if (rest.find_first_of("/?#@") != rest.npos) {
        return Complaint{"is more than an origin", "no path, no slash at the end, no user"};
    }
    const auto origin = split(text);
    if (!origin || !is_url_host(origin->host) || !(origin->port.empty() || is_port(origin->port))) {
        return Complaint{"is not an origin",
                         "such as \"https://accounts.example.org\", in lower case and ASCII"};
    }
    if (origin->port == (origin->https ? "443" : "80")) {
        return Complaint{"names the default port, which browsers leave out", "leave it out"};
    }
    if (!origin->https && !is_this_machine(origin->host)) {
        return Complaint{"would send passwords and sessions in the clear",
                         "use https; http is for localhost and loopback addresses only"};
    }
    out = text;
    return std::nullopt;
}

ReadResult read_caller(std::string_view text, std::vector<std::string>& out) {
    std::string origin;
    if (auto complaint = read_base_url(text, origin)) return complaint;
    out.push_back(std::move(origin));
    return std::nullopt;
}

}  // namespace gatepost::app
