#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace gatepost::crypto {

/// Lets a number of threads at a time do something; the others wait. Thread-safe.
///
/// Not std::counting_semaphore: that of g++ 12 can miss a release and wait for ever (GCC bug
/// 104928).
class Turns {
  public:
    explicit Turns(std::size_t at_once) : free_(at_once) {}

    /// Holds a turn for as long as it lives. Waits for it.
    class Turn {
      public:
        explicit Turn(Turns& turns) : turns_(turns) {
            std::unique_lock lock(turns_.mutex_);
            turns_.freed_.wait(lock, [&] { return turns_.free_ > 0; });
            --turns_.free_;
        }
        ~Turn() {
            {
                const std::lock_guard lock(turns_.mutex_);
                ++turns_.free_;
            }
            turns_.freed_.notify_one();
        }
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;

      private:
        Turns& turns_;
    };

  private:
    std::mutex mutex_;
    std::condition_variable freed_;
    std::size_t free_;
};

}  // namespace gatepost::crypto
