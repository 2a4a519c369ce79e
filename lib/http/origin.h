#pragma once

#include <string_view>

#include "http/request.h"

namespace gatepost::http {

/// Whether the browser's own words (Sec-Fetch-Site, Origin) allow that this request came from a
/// page of `site_origin` ("https://example.org", no slash). A browser that says nothing is allowed:
/// the CSRF token still stands (OWASP CSRF Prevention Cheat Sheet, defence in depth).
bool came_from_site(const Request& request, std::string_view site_origin);

/// The longest path of this site that is gone on to.
inline constexpr std::size_t longest_local_path = 6000;

/// `path` if it is a path on this site that a browser cannot read as another site: it starts with
/// one '/', holds visible ASCII but no backslash, and is not too
/// long. Otherwise "/".
std::string_view local_path_or_home(std::string_view path);

}  // namespace gatepost::http
