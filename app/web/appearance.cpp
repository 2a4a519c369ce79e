#include "app/web/appearance.h"

#include "http/cookies.h"

namespace gatepost::app {
namespace {

constexpr std::string_view cookie_name = "__Host-gatepost-appearance";

std::string set_cookie(std::string_view name) {
    return http::set_cookie(cookie_name, name, std::chrono::hours(24 * 365));
}

}  // namespace

view::Appearance chosen_appearance(const http::Request& request) {
    return appearance_of(http::find_cookie(request.cookie_header, cookie_name).value_or(""));
}

view::Appearance appearance_of(std::string_view name) {
    if (name == "light") return view::Appearance::light;
    if (name == "dark") return view::Appearance::dark;
    return view::Appearance::system;
}

std::string appearance_cookie(view::Appearance appearance) {
    switch (appearance) {
        case view::Appearance::system:
            return http::clear_cookie(cookie_name);
        case view::Appearance::light:
            return set_cookie("light");
        case view::Appearance::dark:
            return set_cookie("dark");
    }
    __builtin_unreachable();
}

}  // namespace gatepost::app
