#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace gatepost::fcgi {

/// Work that waits for a thread, first come, first served, and never more than `capacity`.
/// Thread-safe.
template <typename Work>
class WorkQueue {
  public:
    explicit WorkQueue(std::size_t capacity) : capacity_(capacity) {}

    /// Moves from `work` if there is room. Otherwise, or after `close`, leaves it alone and says
    /// so.
    bool try_push(Work& work) {
        {
            const std::lock_guard lock(mutex_);
            if (closed_ || waiting_.size() >= capacity_) return false;
            waiting_.push_back(std::move(work));
        }
        changed_.notify_one();
        return true;
    }

    /// Waits for work. Nothing once the queue is closed and empty.
    std::optional<Work> pop() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
        if (waiting_.empty()) return std::nullopt;
        std::optional<Work> work(std::move(waiting_.front()));
        waiting_.pop_front();
        return work;
    }

    /// Takes no more work; what waits is still handed out.
    void close() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
        }
        changed_.notify_all();
    }

  private:
    const std::size_t capacity_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Work> waiting_;
    bool closed_ = false;
};

}  // namespace gatepost::fcgi
