#pragma once

#include <chrono>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost::http {

/// The value of the first cookie of that name in a Cookie header, with the white space around it
/// taken off.
std::optional<std::string_view> find_cookie(std::string_view cookie_header, std::string_view name);

struct Cookie {
    std::string_view name;
    std::string_view value;
};

/// All cookies of a Cookie header whose names begin with `prefix`, in its order.
std::vector<Cookie> find_cookies(std::string_view cookie_header, std::string_view prefix);

/// A Cookie header without the cookies in which one of `names` stands anywhere, also behind a
/// comma, at which some applications end a cookie. All others stay as they are, in their order.
std::string without_cookies(std::string_view cookie_header,
                            std::initializer_list<std::string_view> names);

/// Whether a cookie's value may be that text (RFC 6265 section 4.1.1).
bool is_cookie_value(std::string_view text);

/// A Set-Cookie value with Path=/, Secure, HttpOnly and SameSite=Lax, as the `__Host-` prefix asks.
/// Without `max_age` the cookie dies with the browser; with 0 it is deleted. With `domain`, which
/// the prefix then must not ask against (`__Secure-`), all hosts under it get the cookie.
std::string set_cookie(std::string_view name, std::string_view value,
                       std::optional<std::chrono::seconds> max_age = std::nullopt,
                       std::string_view domain = {});

/// The Set-Cookie value that deletes a cookie.
inline std::string clear_cookie(std::string_view name) {
    return set_cookie(name, "", std::chrono::seconds(0));
}

}  // namespace gatepost::http
