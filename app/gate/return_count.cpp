#include "app/gate/return_count.h"

#include <cstdint>

#include "base/json.h"

namespace gatepost::app {
namespace {

using base::Json;

constexpr std::chrono::seconds quick{30};

std::int64_t to_number(base::TimePoint time) {
    return std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count();
}

}  // namespace

int ReturnCount::next(std::string_view cookie, std::string_view host, base::TimePoint asked_at,
                      base::TimePoint now) const {
    const auto opened = signer_.verify(cookie);
    if (!opened || !crypto::is_fresh(opened->signed_at, now, quick)) return 1;
    try {
        const Json json = Json::parse(opened->payload);
        const auto& parts = json.array();
        if (parts.size() != 3 || parts[2].text() != host) return 1;
        const bool is_sent_back_again = to_number(asked_at) >= parts[1].number<std::int64_t>();
        return parts[0].number<int>() + (is_sent_back_again ? 1 : 0);
    } catch (const base::JsonError&) {
        return 1;  // another version of this program may have signed it: then it says nothing
    }
}

std::string ReturnCount::make(int count, std::string_view host, base::TimePoint now) const {
    return signer_.sign(Json(Json::Array{count, to_number(now), host}).dump(), now);
}

}  // namespace gatepost::app
