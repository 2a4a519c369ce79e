#pragma once

#include <atomic>
#include <cstdint>

namespace gatepost::base {

/// How often something has happened since the start of the process. Any thread; nothing is ordered
/// by it, so that it costs one addition.
class Count {
  public:
    void add(std::uint64_t more = 1) { value_.fetch_add(more, std::memory_order_relaxed); }
    std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

  private:
    std::atomic<std::uint64_t> value_ = 0;
};

}  // namespace gatepost::base
