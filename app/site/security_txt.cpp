#include "app/site/security_txt.h"

#include <fmt/format.h>

#include "app/site/handlers.h"
#include "base/utc.h"

namespace gatepost::app {

std::string security_txt(const SecurityConfig& security, std::string_view base_url,
                         base::TimePoint now) {
    // RFC 9116 recommends less than a year. The site's owner still stands behind it as long as it
    // says so at each request.
    const auto expires = std::chrono::ceil<std::chrono::days>(now) + std::chrono::days(180);
    auto text = fmt::format(
        "Contact: {}\nExpires: {}\nPreferred-Languages: en, de, es\n"
        "Canonical: {}/.well-known/security.txt\n",
        security.contact, base::in_utc(expires), base_url);
    if (!security.policy.empty()) text += fmt::format("Policy: {}\n", security.policy);
    return text;
}

http::Response show_security_txt(Context& context, const Visitor&) {
    const auto& services = context.services();
    if (services.security.contact.empty()) return context.error_page(http::Status::not_found);
    return http::Response::text(http::Status::ok,
                                security_txt(services.security, services.base_url, context.now()));
}

}  // namespace gatepost::app
