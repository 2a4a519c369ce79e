#include "app/security_headers.h"

namespace gatepost::app {
namespace {

http::Headers fixed_headers() {
    http::Headers headers;
    headers.add("Content-Security-Policy",
                "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
                "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    headers.add("X-Robots-Tag", "noindex");
    headers.add("X-Content-Type-Options", "nosniff");
    // A page's path may hold a key, and nginx's error log names the page that a request came from.
    // Not no-referrer: that would make browsers send `Origin: null` with our own forms.
    headers.add("Referrer-Policy", "strict-origin");
    return headers;
}

}  // namespace

void add_security_headers(http::Response& response, const http::Request& request,
                          const Services& services) {
    static const http::Headers fixed = fixed_headers();
    if (response.header("Cache-Control").empty()) response.add("Cache-Control", "no-store");
    response.headers.add(fixed);
    response.add("X-Request-Id", request.id);
    if (services.base_url.starts_with("https://")) {
        response.add("Strict-Transport-Security", "max-age=31536000");
    }
}

}  // namespace gatepost::app
