#pragma once

#include <atomic>
#include <cstddef>

#include "base/count.h"

namespace gatepost::fcgi {

/// What a server is doing, for those who watch it. Any thread may look.
struct Activity {
    std::atomic<std::size_t> workers_busy = 0;
    std::atomic<std::size_t> heavy_workers_busy = 0;
    std::atomic<std::size_t> heavy_waiting = 0;  ///< requests in the heavy queue
    base::Count heavy_taken;                     ///< out of it
    base::Count turned_away;                     ///< no place in it: answered 503
};

/// Counts the thread as busy while it lives.
class Busy {
  public:
    explicit Busy(std::atomic<std::size_t>& busy) : busy_(busy) { ++busy_; }
    ~Busy() { --busy_; }
    Busy(const Busy&) = delete;
    Busy& operator=(const Busy&) = delete;

  private:
    std::atomic<std::size_t>& busy_;
};

}  // namespace gatepost::fcgi
