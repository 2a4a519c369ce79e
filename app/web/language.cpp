#include "app/web/language.h"

#include <algorithm>
#include <array>

#include "http/accept_language.h"
#include "http/cookies.h"

namespace gatepost::app {
namespace {

// nginx reads it too, for the pages that it serves by itself (nginx/gatepost_http.conf).
constexpr std::string_view cookie_name = "__Host-gatepost-language";

}  // namespace

std::optional<core::Language> chosen_language(const http::Request& request) {
    const auto cookie = http::find_cookie(request.cookie_header, cookie_name);
    return cookie ? core::language_of(*cookie) : std::nullopt;
}

core::Language wanted_language(const http::Request& request) {
    static const auto tags = [] {
        std::array<std::string_view, core::all_languages.size()> all;
        std::transform(core::all_languages.begin(), core::all_languages.end(), all.begin(),
                       core::tag);
        return all;
    }();
    const auto wanted = http::preferred_language(request.accept_language_header, tags);
    return core::language_of(wanted.value_or("")).value_or(core::Language::english);
}

std::string language_cookie(core::Language language) {
    return http::set_cookie(cookie_name, tag(language), std::chrono::hours(24 * 365));
}

}  // namespace gatepost::app
