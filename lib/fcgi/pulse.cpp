#include "fcgi/pulse.h"

#include <algorithm>

namespace gatepost::fcgi {

Pulse::Pulse(Connections& connections, const Activity& activity, Time now)
    : connections_(connections), activity_(activity), normal_sign_(now), heavy_sign_(now) {
    connections_.ask_for_sign();
}

std::chrono::steady_clock::duration Pulse::silence(Time now) {
    if (connections_.has_given_sign()) {
        normal_sign_ = now;
        connections_.ask_for_sign();
    }
    const auto taken = activity_.heavy_taken.value();
    if (activity_.heavy_waiting == 0 || taken != heavy_taken_) {
        heavy_sign_ = now;
        heavy_taken_ = taken;
    }
    return now - std::min(normal_sign_, heavy_sign_);
}

}  // namespace gatepost::fcgi
