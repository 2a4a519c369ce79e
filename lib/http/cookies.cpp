#include "http/cookies.h"

#include <algorithm>
#include <stdexcept>

#include "base/ascii.h"
#include "http/parts.h"

namespace gatepost::http {
namespace {

// RFC 6265 section 4.1.1, cookie-octet.
bool is_cookie_octet(char c) {
    return base::is_visible(c) && c != '"' && c != ',' && c != ';' && c != '\\';
}

// RFC 9110 section 5.6.2, token.
constexpr bool is_token_char(char c) {
    return base::is_alnum(c) ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

void require_cookie(std::string_view name, std::string_view value) {
    if (name.empty() || !std::all_of(name.begin(), name.end(), is_token_char) ||
        !is_cookie_value(value)) {
        throw std::invalid_argument("a cookie's name or value holds a character that it must not");
    }
}

/// Takes the next cookie off a header; nothing if what stands there is none.
std::optional<Cookie> take_cookie(std::string_view& rest) {
    const std::string_view pair = take_part(rest);
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    return Cookie{base::trim(pair.substr(0, equals)), base::trim(pair.substr(equals + 1))};
}

}  // namespace

bool is_cookie_value(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_cookie_octet);
}

std::optional<std::string_view> find_cookie(std::string_view cookie_header, std::string_view name) {
    while (!cookie_header.empty()) {
        const auto cookie = take_cookie(cookie_header);
        if (cookie && cookie->name == name) return cookie->value;
    }
    return std::nullopt;
}

std::vector<Cookie> find_cookies(std::string_view cookie_header, std::string_view prefix) {
    std::vector<Cookie> found;
    while (!cookie_header.empty()) {
        const auto cookie = take_cookie(cookie_header);
        if (cookie && cookie->name.starts_with(prefix)) found.push_back(*cookie);
    }
    return found;
}

std::string without_cookies(std::string_view cookie_header,
                            std::initializer_list<std::string_view> names) {
    std::string kept;
    kept.reserve(cookie_header.size());
    while (!cookie_header.empty()) {
        const std::string_view pair = take_part(cookie_header);
        const bool is_dropped = std::any_of(names.begin(), names.end(), [&](auto name) {
            return pair.find(name) != std::string_view::npos;
        });
        if (is_dropped || pair.empty()) continue;
        if (!kept.empty()) kept += "; ";
        kept += pair;
    }
    return kept;
}

std::string set_cookie(std::string_view name, std::string_view value,
                       std::optional<std::chrono::seconds> max_age, std::string_view domain) {
    require_cookie(name, value);
    if (!domain.empty()) require_cookie(domain, "");
    std::string cookie;
    cookie.reserve(128 + value.size());
    cookie.append(name).append("=").append(value);
    cookie += "; Path=/; Secure; HttpOnly; SameSite=Lax";
    if (!domain.empty()) cookie.append("; Domain=").append(domain);
    if (max_age) cookie.append("; Max-Age=").append(std::to_string(max_age->count()));
    return cookie;
}

}  // namespace gatepost::http
