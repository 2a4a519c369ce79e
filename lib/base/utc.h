#pragma once

#include <string>

#include "base/clock.h"

namespace gatepost::base {

/// "2026-11-23T14:05:59Z": UTC, down to the second (RFC 3339), whatever zone the process runs in.
/// The one way to print an instant that is not for reading aloud: fmt 9 writes time points in local
/// time, fmt 10 in UTC. For years from 0 to 9999.
std::string in_utc(TimePoint time);

}  // namespace gatepost::base
