#include "app/web/duplicate_requests.h"

#include "core/store.h"

namespace gatepost::app {

http::Response DuplicateRequests::answer(const std::string& key, const Run& run) {
    std::unique_lock lock(mutex_);
    if (auto response = response_of_another(key, lock)) return *std::move(response);
    const Shared mine = running_[key] = std::make_shared<Entry>();
    lock.unlock();
    try {
        auto response = run();
        end(key, mine, response);
        return response;
    } catch (...) {
        end(key, mine, std::nullopt);
        throw;
    }
}

/// Waits while a request with that key runs. Nothing if none does, or none came to an answer.
std::optional<http::Response> DuplicateRequests::response_of_another(
    const std::string& key, std::unique_lock<std::mutex>& lock) {
    for (auto found = running_.find(key); found != running_.end(); found = running_.find(key)) {
        if (waiting_ >= most_waiting_) {
            throw core::StoreUnavailable("too many wait for the answer to the same request");
        }
        const Shared entry = found->second;
        ++waiting_;
        ended_.wait(lock, [&] { return entry->ended; });
        --waiting_;
        if (entry->response) return entry->response;
    }
    return std::nullopt;
}

void DuplicateRequests::end(const std::string& key, const Shared& entry,
                            std::optional<http::Response> response) {
    const std::lock_guard lock(mutex_);
    entry->ended = true;
    entry->response = std::move(response);
    running_.erase(key);
    ended_.notify_all();
}

std::size_t DuplicateRequests::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_;
}

}  // namespace gatepost::app
