#include "app/security_headers.h"

#include <fmt/format.h>

namespace gatepost::app {
namespace {

constexpr std::string_view policy_name = "Content-Security-Policy";

}  // namespace

std::string content_security_policy(std::string_view more_form_targets) {
    return fmt::format(
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'{}{}; "
        "base-uri 'none'; frame-ancestors 'none'",
        more_form_targets.empty() ? "" : " ", more_form_targets);
}

void add_security_headers(http::Response& response, const http::Request& request,
                          const Services& services) {
    response.add("Cache-Control", "no-store");
    if (response.header(policy_name).empty()) {
        response.add(policy_name, content_security_policy());
    }
    response.add("X-Content-Type-Options", "nosniff");
    // Not no-referrer: that would make browsers send `Origin: null` with our own forms.
    response.add("Referrer-Policy", "same-origin");
    response.add("X-Request-Id", request.id);
    if (services.base_url.starts_with("https://")) {
        response.add("Strict-Transport-Security", "max-age=31536000");
    }
}

}  // namespace gatepost::app
