#include "app/gate/return_count.h"

#include <cstdint>
#include <nlohmann/json.hpp>

namespace gatepost::app {
namespace {

using Json = nlohmann::json;

constexpr std::chrono::seconds quick{30};

std::int64_t to_number(base::TimePoint time) {
    return std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count();
}

}  // namespace

int ReturnCount::next(std::string_view cookie, std::string_view host, base::TimePoint asked_at,
                      base::TimePoint now) const {
    const auto opened = signer_.verify(cookie);
    if (!opened || !crypto::is_fresh(opened->signed_at, now, quick)) return 1;
    // Another version of this program may have signed it: then it says nothing.
    const auto json = Json::parse(opened->payload, nullptr, false);
    if (!json.is_array() || json.size() != 3 || json[2] != host) return 1;
    const bool is_sent_back_again = to_number(asked_at) >= json[1].get<std::int64_t>();
    return json[0].get<int>() + (is_sent_back_again ? 1 : 0);
}

std::string ReturnCount::make(int count, std::string_view host, base::TimePoint now) const {
    return signer_.sign(Json{count, to_number(now), host}.dump(), now);
}

}  // namespace gatepost::app
