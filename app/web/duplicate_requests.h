#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "http/response.h"

namespace gatepost::app {

/// Lets a request that is sent twice at once do its work once: by a double click, an impatient
/// reload, or a proxy that tries again. The first one runs; identical ones that come while it does
/// wait for it and share its response. Nothing is kept: one that comes later is judged anew. In
/// memory, of this process alone. Thread-safe.
class DuplicateRequests {
  public:
    using Run = std::function<http::Response()>;

    /// No more than `most_waiting` threads wait at one time, so that some are left for everybody
    /// else while what is waited for takes long.
    explicit DuplicateRequests(std::size_t most_waiting = 8) : most_waiting_(most_waiting) {}
    DuplicateRequests(const DuplicateRequests&) = delete;

    /// The response of the request with that key which runs at this moment, or else of `run`. If
    /// `run` throws, so does this, and of those that waited one runs in its place. Never waits for
    /// anything but a `run` on another thread. Throws core::StoreUnavailable if too many wait
    /// already.
    http::Response answer(const std::string& key, const Run& run);

    /// How many wait at this moment.
    std::size_t waiting() const;

  private:
    struct Entry {
        bool ended = false;
        std::optional<http::Response> response;  // none: to be run again
    };
    using Shared = std::shared_ptr<Entry>;

    std::optional<http::Response> response_of_another(const std::string& key,
                                                      std::unique_lock<std::mutex>& lock);
    void end(const std::string& key, const Shared& entry, std::optional<http::Response> response);

    const std::size_t most_waiting_;
    mutable std::mutex mutex_;
    std::condition_variable ended_;
    std::map<std::string, Shared> running_;
    std::size_t waiting_ = 0;
};

}  // namespace gatepost::app
