#include "app/web/appearance.h"

#include "base/enumerator.h"
#include "http/cookies.h"

namespace gatepost::app {
namespace {

constexpr std::string_view cookie_name = "__Host-gatepost-appearance";

}  // namespace

view::Appearance chosen_appearance(const http::Request& request) {
    return appearance_of(http::find_cookie(request.cookie_header, cookie_name).value_or(""));
}

view::Appearance appearance_of(std::string_view name) {
    return base::enumerator_named<view::Appearance>(name).value_or(view::Appearance::system);
}

std::string appearance_cookie(view::Appearance appearance) {
    if (appearance == view::Appearance::system) return http::clear_cookie(cookie_name);
    return http::set_cookie(cookie_name, to_string(appearance), std::chrono::hours(24 * 365));
}

}  // namespace gatepost::app
