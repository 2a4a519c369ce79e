#pragma once

#include <string_view>

#include "http/request.h"

namespace gatepost::http {

/// Whether the browser's own words (Sec-Fetch-Site, Origin) allow that this request came from a
/// page of `site_origin` ("https://example.org", no slash). A browser that says nothing is allowed:
/// the CSRF token still stands (OWASP CSRF Prevention Cheat Sheet, defence in depth). An origin
/// that a referrer policy hides ("null") is, if Sec-Fetch-Site says that it is the same.
bool came_from_site(const Request& request, std::string_view site_origin);

/// Whether it came from a page of the same host that was opened over plain http, while
/// `site_origin` is one of https. Of an origin that a referrer policy hides, the scheme by which
/// nginx was asked tells.
bool came_over_plain_http(const Request& request, std::string_view site_origin);

/// The longest path of this site that is gone on to.
inline constexpr std::size_t longest_local_path = 6000;

/// `path` if it is a path on this site that a browser cannot read as another site: it starts with
/// one '/', holds visible ASCII but no backslash, and is not too
/// long. Otherwise "/".
std::string_view local_path_or_home(std::string_view path);

}  // namespace gatepost::http
