#include "app/web/kept_return_path.h"

#include <algorithm>
#include <array>

#include "app/web/return_path.h"
#include "base/base64url.h"

namespace gatepost::app {
namespace {

constexpr std::size_t longest_cookie = 4000;  // browsers drop longer ones
// One cookie in two: what each holds begins there.
constexpr std::array<std::pair<std::string_view, std::size_t>, 2> path_cookies{
    {{"__Host-gatepost-return-path", 0}, {"__Host-gatepost-return-path-2", longest_cookie}}};
// Together with the other cookies it has to fit into a header line of nginx's, 8 KiB: else no page
// would open in that browser any more. Every return token does.
constexpr std::size_t longest_path = 6100;

}  // namespace

void keep_return_path(Context& context, std::string_view path) {
    // A return token as it is: to encode it once more would cost a third.
    auto value = http::is_cookie_value(path) ? std::string(path) : base::base64url_encode(path);
    if (value.size() > longest_path) value.clear();
    const std::string_view rest = value;
    for (const auto& [name, start] : path_cookies) {
        const auto part = rest.substr(std::min(start, rest.size()), longest_cookie);
        if (!part.empty()) {
            context.add_cookie(http::set_cookie(name, part));
        } else if (context.cookie(name)) {
            context.add_cookie(http::clear_cookie(name));
        }
    }
}

std::string take_return_path(Context& context) {
    std::string value;
    for (const auto& [name, start] : path_cookies) {
        const auto part = context.cookie(name);
        if (!part) continue;
        value += *part;
        context.add_cookie(http::clear_cookie(name));
    }
    if (!value.starts_with('/')) value = base::base64url_decode(value).value_or("");
    return parse_return_path(value);
}

}  // namespace gatepost::app
