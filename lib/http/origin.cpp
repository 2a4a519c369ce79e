#include "http/origin.h"

#include <algorithm>

#include "base/ascii.h"

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
    if (!site.empty() && site != "same-origin" && site != "none") return false;
    return request.origin_header.empty() || request.origin_header == site_origin;
}

std::string_view local_path_or_home(std::string_view path) {
    return is_local_path(path) ? path : std::string_view("/");
}

}  // namespace gatepost::http
