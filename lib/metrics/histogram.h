#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>

#include "base/count.h"

namespace gatepost::metrics {

/// How long something took, how often. Any thread; two additions each time.
class Histogram {
  public:
    /// From a page that asks the database for nothing to what nginx gives up on.
    static constexpr std::array bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                       0.25,  0.5,    1.0,   2.5,  5.0,   10.0, 30.0};  ///< seconds

    void observe(std::chrono::steady_clock::duration took) {
        const double seconds = std::chrono::duration<double>(took).count();
        const auto bound = std::lower_bound(bounds.begin(), bounds.end(), seconds);
        buckets_.at(static_cast<std::size_t>(bound - bounds.begin())).add();
        nanoseconds_.add(static_cast<std::uint64_t>(
            std::chrono::duration_cast<std::chrono::nanoseconds>(took).count()));
    }

    /// Of those that took no longer than the bound of that number, and longer than the one before;
    /// behind the last, of all that took longer.
    std::uint64_t count(std::size_t bucket) const { return buckets_.at(bucket).value(); }
    double total_seconds() const { return static_cast<double>(nanoseconds_.value()) / 1e9; }

  private:
    std::array<base::Count, bounds.size() + 1> buckets_;
    base::Count nanoseconds_;
};

}  // namespace gatepost::metrics
