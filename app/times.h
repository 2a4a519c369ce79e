#pragma once

#include <fmt/chrono.h>

#include <string>

#include "base/clock.h"

namespace gatepost::app {

/// UTC to the second, in RFC 3339's form.
inline std::string to_string(base::TimePoint time) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", std::chrono::floor<std::chrono::seconds>(time));
}

}  // namespace gatepost::app
