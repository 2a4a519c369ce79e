#include "app/web/security_headers.h"

namespace gatepost::app {
namespace {

constexpr std::string_view policy_name = "Content-Security-Policy";
constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
    "img-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
    "'none'";
constexpr std::string_view policy_without_forms =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'none'; "
    "base-uri 'none'";

/// What no page uses, and no script that gets into one may. A page that comes to need one of them
/// (passkeys: publickey-credentials) takes it off here and in nginx/gatepost_page_headers.conf.
constexpr std::string_view permissions =
    "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), display-capture=(), "
    "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), "
    "microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), "
    "screen-wake-lock=(), sync-xhr=(), usb=(), xr-spatial-tracking=()";

constexpr std::string_view resource_policy_name = "Cross-Origin-Resource-Policy";

http::Headers fixed_headers() {
    http::Headers headers;
    headers.add("X-Robots-Tag", "noindex");
    headers.add("X-Content-Type-Options", "nosniff");
    // A page's path may hold a key, and nginx's error log names the page that a request came from.
    // Not no-referrer: that would make browsers send `Origin: null` with our own forms.
    headers.add("Referrer-Policy", "strict-origin");
    headers.add("Cross-Origin-Opener-Policy", "same-origin");
    headers.add("Permissions-Policy", permissions);
    return headers;
}

}  // namespace

void allow_framing(http::Response& response) {
    response.add(policy_name, policy_without_forms);
}

void allow_embedding(http::Response& response) {
    response.add(resource_policy_name, "cross-origin");
}

bool is_refused_in_frame(const http::Response& response, const http::Request& request) {
    const std::string_view destination = request.fetch_dest_header;
    const bool is_framed = destination == "iframe" || destination == "frame" ||
                           destination == "embed" || destination == "object";
    return is_framed && response.header(policy_name).empty() &&
           response.header("Content-Type").starts_with("text/html");
}

void add_security_headers(http::Response& response, const http::Request& request,
                          std::string_view base_url) {
    static const http::Headers fixed = fixed_headers();
    if (response.header("Cache-Control").empty()) response.add("Cache-Control", "no-store");
    if (response.header(policy_name).empty()) response.add(policy_name, policy);
    if (response.header(resource_policy_name).empty()) {
        response.add(resource_policy_name, "same-origin");
    }
    response.headers.add(fixed);
    response.add("X-Request-Id", request.id);
    if (base_url.starts_with("https://")) {
        response.add("Strict-Transport-Security", "max-age=31536000");
    }
}

}  // namespace gatepost::app
