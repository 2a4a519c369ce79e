#include "app/web/return_path.h"

#include "http/form.h"
#include "http/origin.h"

namespace gatepost::app {
namespace {

// So that the page's name has room in the request line too, and cookies beside it in an answer.
constexpr std::size_t longest_encoded = 7500;

/// For the value of a query's field. Leaves what RFC 3986 lets stand there and no form reads as
/// something else, so that an address does not become three times as long.
std::string encode(std::string_view return_path) {
    constexpr std::string_view harmless = "!$'()*,:@";
    std::string encoded;
    encoded.reserve(return_path.size());
    for (const char& c : return_path) {
        if (harmless.find(c) != harmless.npos) {
            encoded += c;
        } else {
            encoded += http::percent_encode({&c, 1});
        }
    }
    return encoded;
}

}  // namespace

std::string parse_return_path(std::string_view field) {
    auto path = http::local_path_or_home(field);
    if (path == "/") path = http::local_path_or_home(field.substr(0, field.find('#')));
    return path == "/" ? "" : std::string(path);
}

bool fits_as_return_path(std::string_view return_path) {
    return encode(return_path).size() <= longest_encoded;
}

std::string with_return_path(std::string_view page, std::string_view return_path) {
    std::string address(page);
    if (return_path.empty()) return address;
    for (const auto end :
         {return_path.size(), return_path.find('#'), return_path.find_first_of("?#")}) {
        const auto encoded = encode(return_path.substr(0, end));
        if (encoded.size() <= longest_encoded) return address + "?next=" + encoded;
    }
    return address;
}

}  // namespace gatepost::app
