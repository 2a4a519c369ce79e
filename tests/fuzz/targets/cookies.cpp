#include "http/cookies.h"

#include <algorithm>
#include <stdexcept>

#include "fuzz/target.h"

namespace gatepost::fuzz {
namespace {

constexpr std::string_view session = "__Host-gatepost";

bool has_cookie(std::string_view header, std::string_view name) {
    return http::find_cookie(header, name).has_value();
}

/// What a browser sends back of a cookie that was set; empty if it cannot be set.
std::string sent_back(std::string_view name, std::string_view value) try {
    const std::string line = http::set_cookie(name, value);
    require(line.find_first_of("\r\n") == line.npos && line.find('\0') == line.npos,
            "a cookie is one line");
    require(std::count(line.begin(), line.end(), ';') == 4, "a value adds no attribute");
    return line.substr(0, line.find(';'));
} catch (const std::invalid_argument&) {
    return "";
}

void check_found(std::string_view header) {
    for (const http::Cookie& cookie : http::find_cookies(header, "")) {
        require(has_cookie(header, cookie.name), "what is found by its beginning is found by name");
        require(cookie.name.find_first_of(";=") == cookie.name.npos, "a name ends where it must");
        require(cookie.value.find(';') == cookie.value.npos, "a value ends where it must");
    }
}

void check_set(std::string_view name, std::string_view value, std::string_view header) {
    const std::string pair = sent_back(name, value);
    if (pair.empty()) return;
    require(http::is_cookie_value(value), "only cookie values are set");
    require(http::find_cookie(pair, name) == value, "what was set comes back");
    if (has_cookie(header, name)) return;
    require(http::find_cookie(std::string(header) + "; " + pair, name) == value,
            "also behind any others");
}

void check_taken_out(std::string_view header) {
    const std::string rest = http::without_cookies(header, {session});
    require(rest.find(session) == rest.npos, "nothing of the session is left");
    require(http::without_cookies(rest, {session}) == rest, "once is enough");
    for (const http::Cookie& cookie : http::find_cookies(rest, ""))
        require(has_cookie(header, cookie.name), "nothing is added");
}

}  // namespace

/// The first line is a name, the second a value, the rest a Cookie header.
void check(std::string_view input) {
    const auto name = take_line(input);
    const auto value = take_line(input);
    check_found(input);
    check_set(name, value, input);
    check_taken_out(input);
}

}  // namespace gatepost::fuzz
