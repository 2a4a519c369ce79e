#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace gatepost::base {

/// "2026-11-23T14:05:59Z": UTC, down to the second (RFC 3339), whatever zone the process runs in.
/// The one way to print an instant that is not for reading aloud: fmt 9 writes time points in local
/// time, fmt 10 in UTC. For years from 0 to 9999.
std::string in_utc(TimePoint time);

/// The day alone: "2026-11-23".
std::string date_in_utc(std::chrono::sys_days day);

/// The instant down to the microsecond.
std::string in_utc_to_the_microsecond(TimePoint time);

/// The instant that a text says: in_utc's form, or as databases and programs write it: a space for
/// the "T", a fraction of the second, an offset such as +02:00 for the "Z" or none for UTC, a date
/// alone for its first moment. Nothing for anything else.
std::optional<TimePoint> from_utc(std::string_view text);

}  // namespace gatepost::base
