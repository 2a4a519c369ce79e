#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace gatepost::crypto {

/// Lets a number of threads at a time do something; the others wait. A std::lock_guard holds one of
/// its places. Thread-safe.
///
/// Not std::counting_semaphore: that of g++ 12 can miss a release and wait for ever (GCC bug
/// 104928).
class Semaphore {
  public:
    explicit Semaphore(std::size_t at_once) : free_(at_once) {}

    /// Takes a place. Waits for it.
    void lock() {
        std::unique_lock lock(mutex_);
        freed_.wait(lock, [&] { return free_ > 0; });
        --free_;
    }

    /// Gives a place back.
    void unlock() {
        {
            const std::lock_guard lock(mutex_);
            ++free_;
        }
        freed_.notify_one();
    }

  private:
    std::mutex mutex_;
    std::condition_variable freed_;
    std::size_t free_;
};

}  // namespace gatepost::crypto
