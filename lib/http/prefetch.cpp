#include "http/prefetch.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/ascii.h"

namespace gatepost::http {

bool is_prefetch(const Request& request) {
    constexpr std::array<std::string_view, 3> words{"prefetch", "prerender", "preview"};
    if (request.method != Method::get || request.purpose_header.empty()) return false;
    const auto purpose = base::lower(request.purpose_header);
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return purpose.find(word) != purpose.npos; });
}

}  // namespace gatepost::http
