#pragma once

#include <atomic>
#include <chrono>

#include "base/clock.h"

namespace gatepost::fakes {

/// A clock that stands still until it is moved by hand. Thread-safe.
class FakeClock final : public base::Clock {
  public:
    explicit FakeClock(base::TimePoint start = std::chrono::sys_days(std::chrono::January / 2 /
                                                                     2026))
        : now_(start) {}

    base::TimePoint now() const override { return now_; }
    void advance(std::chrono::microseconds time) { now_ = now_.load() + time; }

  private:
    std::atomic<base::TimePoint> now_;
};

}  // namespace gatepost::fakes
