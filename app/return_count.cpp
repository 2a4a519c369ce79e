#include "app/return_count.h"

#include <fmt/format.h>

#include <charconv>

#include "base/base64url.h"
#include "crypto/digest.h"

namespace gatepost::app {
namespace {

constexpr std::chrono::seconds quick{30};

/// What the cookie says after the count.
std::string suffix_for(std::string_view url) {
    return " " + base::base64url_encode(crypto::sha256(url));
}

}  // namespace

int ReturnCount::next(std::string_view cookie, std::string_view url, base::TimePoint now) const {
    const auto opened = signer_.verify(cookie);
    if (!opened || !crypto::is_fresh(opened->signed_at, now, quick)) return 1;
    const std::string& payload = opened->payload;
    int count = 0;
    const auto [end, error] =
        std::from_chars(payload.data(), payload.data() + payload.size(), count);
    const bool is_same = error == std::errc() && end == payload.data() + payload.find(' ') &&
                         payload.ends_with(suffix_for(url));
    return is_same ? count + 1 : 1;
}

std::string ReturnCount::make(int count, std::string_view url, base::TimePoint now) const {
    return signer_.sign(fmt::format("{}{}", count, suffix_for(url)), now);
}

}  // namespace gatepost::app
