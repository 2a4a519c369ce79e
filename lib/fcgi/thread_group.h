#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace gatepost::fcgi {

/// Threads that do the same work, and the wait for their end. Their signals are blocked, so that
/// none of their reads is interrupted.
class ThreadGroup {
  public:
    /// Once. `work` is copied into every thread. Throws std::system_error if a thread does not
    /// start.
    void start(std::size_t count, const std::function<void()>& work);

    /// Waits until all have returned. Otherwise false, and nobody waits for the threads any more.
    bool join_until(std::chrono::steady_clock::time_point deadline);

  private:
    /// Outlives the crew as long as a thread that was left behind still runs.
    struct Running {
        std::mutex mutex;
        std::condition_variable less;
        std::size_t count = 0;
    };

    std::shared_ptr<Running> running_ = std::make_shared<Running>();
    std::vector<std::jthread> threads_;
};

}  // namespace gatepost::fcgi
