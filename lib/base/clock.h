#pragma once

#include <chrono>

namespace gatepost::base {

/// An instant in UTC, to the microsecond: what the database keeps.
using TimePoint = std::chrono::sys_time<std::chrono::microseconds>;

/// Tells the time. Thread-safe.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual TimePoint now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock {
  public:
    TimePoint now() const override {
        return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    }
};

}  // namespace gatepost::base
