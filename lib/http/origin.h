#pragma once

#include <string_view>

#include "http/request.h"

namespace gatepost::http {

/// Whether the browser's own words (Sec-Fetch-Site, Origin) allow that this request came from a
/// page of `site_origin` ("https://example.org", no slash). A browser that says nothing is allowed:
/// the CSRF token still stands (OWASP CSRF Prevention Cheat Sheet, defence in depth).
bool came_from_site(const Request& request, std::string_view site_origin);

/// `path` if it is a path on this site that a browser cannot read as another site: it starts with
/// one '/', holds visible ASCII but no backslash, and has at most 6,000 bytes. Otherwise
/// "/".
std::string_view local_path_or_home(std::string_view path);

}  // namespace gatepost::http
