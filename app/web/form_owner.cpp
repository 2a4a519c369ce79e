#include "app/web/form_owner.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace gatepost::app {
namespace {

constexpr std::string_view visitor_cookies = "__Host-gatepost-visitor";

// More tabs than anybody opens before the first of them has its cookie. The length of the name
// makes it unlikely that two of them get the same; the cookies taken back with one answer are few
// enough for its headers.
constexpr std::size_t most_visitors = 40;
constexpr std::size_t most_taken = 10;
constexpr std::size_t visitor_name_length = 6;

/// The name of the cookie with that value, which several tabs can therefore set at once.
std::string visitor_name(std::string_view value) {
    return fmt::format("{}-{}", visitor_cookies, value.substr(0, visitor_name_length));
}

/// Whether the form at that path needs no token: those below every page choose what this browser
/// shows, and a token would need a cookie for every visitor. The language becomes the account's
/// too.
bool needs_no_token(std::string_view path, const core::Session* session) {
    return path == "/appearance" || (path == "/language" && session == nullptr);
}

/// Whether the form at that path acts the same in that session and without one: then one that was
/// opened before a login in another tab is still good. A sign-up that waits keeps nobody from
/// another account.
bool is_about_nobody(std::string_view path, const core::Session& session) {
    if (path == "/login" || path == "/register" || path.starts_with("/invitation/"))
        return !session.account.confirmed_at;
    return path == "/forgot" || path == "/language";
}

/// The visitor cookies, in the order of their age.
std::vector<http::Cookie> visitors(const Context& context) {
    auto found = http::find_cookies(context.request().cookie_header, visitor_cookies);
    std::erase_if(found, [](const http::Cookie& cookie) {
        return !CsrfBinding::to_visitor(cookie.value) || cookie.name != visitor_name(cookie.value);
    });
    return found;
}

}  // namespace

bool owns_form(Context& context, std::string_view token) {
    const Csrf& csrf = context.services().csrf;
    const auto* live = context.session();
    if (needs_no_token(context.request().path, live)) return true;  // it came from this site
    if (live != nullptr) {
        if (csrf.is_valid(token, CsrfBinding::to_session(live->digest))) return true;
        if (!is_about_nobody(context.request().path, *live)) return false;
    }
    const auto known = visitors(context);
    return std::any_of(known.begin(), known.end(), [&](const http::Cookie& cookie) {
        return csrf.is_valid(token, *CsrfBinding::to_visitor(cookie.value));
    });
}

bool lacks_cookie(const Context& context, std::string_view token) {
    return binding_cookies(context).empty() &&
           context.services().csrf.is_recent(token, context.now());
}

CsrfBinding visitor_binding(Context& context) {
    auto known = visitors(context);
    for (std::size_t taken = 0; known.size() > most_visitors && taken < most_taken; ++taken) {
        // Browsers send the oldest first.
        context.add_cookie(http::clear_cookie(known.front().name));
        known.erase(known.begin());
    }
    if (!known.empty()) return CsrfBinding::to_visitor(known.front().value).value();
    const auto value = new_visitor(context.services().core.random);
    context.add_cookie(http::set_cookie(visitor_name(value), value));
    return CsrfBinding::to_visitor(value).value();
}

std::string binding_cookies(const Context& context) {
    std::string found(context.cookie(session_cookie).value_or(""));
    // The oldest: another tab may add one between two posts of a form.
    const auto known = visitors(context);
    if (!known.empty()) found.append(";").append(known.front().value);
    return found;
}

}  // namespace gatepost::app
