#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>

namespace gatepost::crypto {

/// Lets a number of threads at a time do something; the others wait. A std::lock_guard holds one of
/// its places. Thread-safe.
///
/// Not std::counting_semaphore: that of g++ 12 can miss a release and wait for ever (GCC bug
/// 104928).
class Semaphore {
  public:
    explicit Semaphore(std::size_t at_once) : places_(at_once), free_(at_once) {}

    /// Takes a place. Waits for it.
    void lock() {
        std::unique_lock lock(mutex_);
        ++waiting_;
        freed_.wait(lock, [&] { return free_ > 0; });
        --waiting_;
        --free_;
        ++taken_;
    }

    /// Gives a place back.
    void unlock() {
        {
            const std::lock_guard lock(mutex_);
            ++free_;
        }
        freed_.notify_one();
    }

    struct Use {
        std::size_t running;
        std::size_t waiting;
        std::uint64_t total;  ///< how often a place was taken so far
    };
    Use use() const {
        const std::lock_guard lock(mutex_);
        return {places_ - free_, waiting_, taken_};
    }

  private:
    mutable std::mutex mutex_;
    std::condition_variable freed_;
    const std::size_t places_;
    std::size_t free_;
    std::size_t waiting_ = 0;
    std::uint64_t taken_ = 0;
};

}  // namespace gatepost::crypto
