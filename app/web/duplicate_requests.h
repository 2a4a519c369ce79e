#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "base/clock.h"
#include "core/session.h"
#include "http/response.h"

namespace gatepost::app {

/// Lets a request that is sent twice do its work once: by a double click, an impatient reload, or a
/// proxy that tries again. The first one runs; identical ones that come meanwhile wait for it, and
/// those that come shortly after get its response. In memory, of this process alone. Thread-safe.
class Once {
  public:
    /// How long a response is kept for latecomers.
    static constexpr std::chrono::seconds lifetime{10};
    static constexpr std::size_t most_entries = 1024;
    static constexpr std::size_t most_bytes = 4 << 20;         ///< of all kept responses
    static constexpr std::size_t largest_response = 16 << 10;  ///< a larger one is not kept

    /// Who else gets a response. A refusal has done nothing, so there is nothing to do once; it
    /// may no longer be true for somebody who comes later.
    enum class Reach { nobody, waiting, late };

    struct Outcome {
        http::Response response;
        Reach reach = Reach::nobody;
        /// The session that the response hands out, if it does: it is not handed out again after
        /// its end.
        std::optional<core::SessionDigest> session{};
    };

    using Run = std::function<Outcome()>;
    using IsAlive = std::function<bool(const core::SessionDigest&)>;

    /// No more than `most_waiting` threads wait at one time, so that some are left for everybody
    /// else while what is waited for takes long.
    explicit Once(const base::Clock& clock, std::size_t most_waiting = 8)
        : clock_(clock), most_waiting_(most_waiting) {}
    Once(const Once&) = delete;

    /// The response of the first request with that key. If `run` throws, so does this, and of those
    /// who waited one runs in its place. Never waits for anything but a `run` on another thread.
    /// Throws core::StoreUnavailable if too many wait already.
    http::Response answer(const std::string& key, const Run& run, const IsAlive& is_alive);

    /// Drops what is kept for too long. `answer` does that as well; this is for when nobody comes.
    void forget_old();

    /// How many wait at this moment.
    std::size_t waiting() const;

  private:
    struct Entry {
        bool ended = false;
        std::optional<Outcome> outcome;  // none: to be run again
        base::TimePoint ended_at{};
        std::size_t bytes = 0;
    };
    using Shared = std::shared_ptr<Entry>;

    std::optional<Outcome> outcome_of_another(const std::string& key,
                                              std::unique_lock<std::mutex>& lock);
    void end(const std::string& key, const Shared& entry, std::optional<Outcome> outcome);
    void keep(const std::string& key, const Shared& entry);
    void drop_oldest();
    void drop_old();

    const base::Clock& clock_;
    const std::size_t most_waiting_;
    mutable std::mutex mutex_;
    std::condition_variable ended_;
    std::map<std::string, Shared> entries_;            // that run or are kept
    std::deque<std::pair<std::string, Shared>> kept_;  // the oldest first
    std::size_t bytes_ = 0;                            // of what is kept
    std::size_t waiting_ = 0;
};

}  // namespace gatepost::app
