#include "app/web/return_path.h"

#include "http/form.h"
#include "http/origin.h"

namespace gatepost::app {
namespace {

// So that the page's name has room in the request line too, and cookies beside it in an answer.
constexpr std::size_t longest_encoded = 7500;

/// For the value of a query's field. Leaves what RFC 3986 lets stand there and no form reads as
/// something else, so that an address does not become three times as long.
std::string encode(std::string_view next) {
    constexpr std::string_view harmless = "!$'()*,:@";
    std::string encoded;
    encoded.reserve(next.size());
    for (const char& c : next) {
        if (harmless.find(c) != harmless.npos) {
            encoded += c;
        } else {
            encoded += http::percent_encode({&c, 1});
        }
    }
    return encoded;
}

}  // namespace

std::string next_path(std::string_view field) {
    auto path = http::local_path_or_home(field);
    if (path == "/") path = http::local_path_or_home(field.substr(0, field.find('#')));
    return path == "/" ? "" : std::string(path);
}

bool fits_as_next(std::string_view next) {
    return encode(next).size() <= longest_encoded;
}

std::string with_next(std::string_view page, std::string_view next) {
    std::string address(page);
    if (next.empty()) return address;
    for (const auto end : {next.size(), next.find('#'), next.find_first_of("?#")}) {
        const auto encoded = encode(next.substr(0, end));
        if (encoded.size() <= longest_encoded) return address + "?next=" + encoded;
    }
    return address;
}

}  // namespace gatepost::app
