#include "http/origin.h"

#include <algorithm>

#include "base/ascii.h"
#include "http/url.h"

namespace gatepost::http {
namespace {

bool is_local_path(std::string_view path) {
    return path.size() <= longest_local_path && path.starts_with('/') && !path.starts_with("//") &&
           path.find('\\') == std::string_view::npos &&
           std::all_of(path.begin(), path.end(), base::is_visible);
}

}  // namespace

bool came_from_site(const Request& request, std::string_view site_origin) {
    const std::string& site = request.fetch_site_header;
    const std::string& origin = request.origin_header;
    if (!site.empty() && site != "same-origin" && site != "none") return false;
    // What is sandboxed has a null origin too, but to a browser it is never of the same one.
    if (origin == "null") return site == "same-origin";
    return origin.empty() || origin == site_origin;
}

bool came_over_plain_http(const Request& request, std::string_view site_origin) {
    const auto site = Url::parse(site_origin);
    if (!site || site->scheme != "https") return false;
    // Browsers say Sec-Fetch-Site over TLS alone: then that ended before nginx.
    if (request.origin_header == "null")
        return request.scheme == "http" && request.fetch_site_header.empty();
    const auto from = Url::parse(request.origin_header);
    return from && from->scheme == "http" && from->host == site->host;
}

std::string_view local_path_or_home(std::string_view path) {
    return is_local_path(path) ? path : std::string_view("/");
}

}  // namespace gatepost::http
