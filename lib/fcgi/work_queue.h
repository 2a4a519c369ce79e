#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

#include "fcgi/claim.h"

namespace gatepost::fcgi {

struct QueueBounds {
    std::size_t capacity;     ///< of those that go first, and again of all others
    std::size_t threads = 1;  ///< that take work
    /// Who would wait for longer is refused at once, as far as can be told by what came before.
    std::chrono::nanoseconds patience = std::chrono::nanoseconds::max();
};

/// Work that waits for a thread: first those that go first (but for every fourth), each kind first
/// come, first served, and within their shares. Thread-safe.
template <typename Work>
class WorkQueue {
  public:
    explicit WorkQueue(const QueueBounds& bounds) : bounds_(bounds) {}

    /// Moves from `work` if there is room. Otherwise, or after `close`, leaves it alone and says
    /// so.
    bool try_push(Work& work, Claim claim = {}) {
        {
            const std::lock_guard lock(mutex_);
            if (closed_ || !has_room_for(claim)) return false;
            shares_.take(claim);
            auto& line = line_of(claim);
            line.emplace_back(std::move(work), std::move(claim));
        }
        changed_.notify_one();
        return true;
    }

    /// Waits for work. Nothing once the queue is closed and empty.
    std::optional<Work> pop() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return closed_ || !is_empty(); });
        if (is_empty()) return std::nullopt;
        auto& line = next_line();
        std::optional<Work> work(std::move(line.front().first));
        shares_.give_back(line.front().second);
        line.pop_front();
        return work;
    }

    /// How long a piece of work took its thread: by that the waiting is foreseen.
    void note_time(std::chrono::nanoseconds taken) {
        const std::lock_guard lock(mutex_);
        mean_ += (taken - mean_) / 8;
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
    using Line = std::deque<std::pair<Work, Claim>>;

    Line& line_of(const Claim& claim) { return claim.goes_first ? first_ : others_; }
    /// Every fourth is one of the others, so that they come to their turn.
    Line& next_line() {
        if (first_.empty()) return others_;
        if (others_.empty()) return first_;
        return ++turn_ % 4 == 0 ? others_ : first_;
    }
    bool is_empty() const { return first_.empty() && others_.empty(); }

    bool has_room_for(const Claim& claim) {
        const std::size_t ahead = first_.size() + (claim.goes_first ? 0 : others_.size());
        return line_of(claim).size() < bounds_.capacity && shares_.have_room_for(claim) &&
               mean_ * ahead / bounds_.threads <= bounds_.patience;
    }

    const QueueBounds bounds_;
    std::mutex mutex_;
    std::condition_variable changed_;
    Line first_;
    Line others_;
    Shares shares_;
    std::chrono::nanoseconds mean_{};
    std::size_t turn_ = 0;
    bool closed_ = false;
};

}  // namespace gatepost::fcgi
