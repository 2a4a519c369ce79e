#include "app/return_count.h"

#include <fmt/format.h>

#include <charconv>

namespace gatepost::app {
namespace {

constexpr std::chrono::seconds quick{30};

/// What the cookie says after the count.
std::string suffix_for(std::string_view host) {
    return " " + std::string(host);
}

}  // namespace

int ReturnCount::next(std::string_view cookie, std::string_view host, base::TimePoint now) const {
    const auto opened = signer_.verify(cookie);
    if (!opened || !crypto::is_fresh(opened->signed_at, now, quick)) return 1;
    const std::string& payload = opened->payload;
    int count = 0;
    const auto [end, error] =
        std::from_chars(payload.data(), payload.data() + payload.size(), count);
    const bool is_same = error == std::errc() &&
                         std::string_view(end, payload.data() + payload.size()) == suffix_for(host);
    return is_same ? count + 1 : 1;
}

std::string ReturnCount::make(int count, std::string_view host, base::TimePoint now) const {
    return signer_.sign(fmt::format("{}{}", count, suffix_for(host)), now);
}

}  // namespace gatepost::app
