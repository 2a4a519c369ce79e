#include "http/accept_language.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "fuzz/target.h"

namespace gatepost::fuzz {
namespace {

constexpr std::array<std::string_view, 3> offered{"en", "de", "es"};
constexpr std::size_t longest = 1000;

std::string_view preferred(std::string_view header) {
    return http::preferred_language(header, offered).value_or("");
}

bool is_offered(std::string_view language) {
    return std::find(offered.begin(), offered.end(), language) != offered.end();
}

}  // namespace

void check(std::string_view input) {
    const std::string_view language = preferred(input);
    const std::string lower = base::lower(std::string(input));
    require(preferred(lower) == language, "letter case does not matter");
    require(preferred(std::string(input) + ", fr") == language || input.size() + 4 > longest,
            "another language behind it changes nothing");
    if (language.empty()) return;
    require(is_offered(language), "it is one of those offered");
    require(input.size() <= longest, "no longer header is read");
    require(lower.find(language) != lower.npos || lower.find('*') != lower.npos,
            "the header names it, or any");
    require(preferred(std::string(language) + "," + std::string(input)) != "" ||
                input.size() + 3 > longest,
            "asking for it once more does not lose it");
}

}  // namespace gatepost::fuzz
