#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/clock.h"

namespace gatepost::core {

/// The wrong passwords of one day (UTC) and one network, tried at one account wherever it asks for
/// its password.
struct FailedLogins {
    std::string network;
    std::uint64_t times = 0;
    base::TimePoint last_at;
};

/// The wrong passwords of the whole site.
struct FailedLoginTotal {
    std::uint64_t times = 0;
    std::size_t networks = 0;
};

}  // namespace gatepost::core
