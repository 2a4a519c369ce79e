#include "app/web/duplicate_requests.h"

#include "core/store.h"

namespace gatepost::app {
namespace {

std::size_t size_of(const http::Response& response) {
    return response.headers.lines().size() + response.body.size();
}

}  // namespace

http::Response Once::answer(const std::string& key, const Run& run, const IsAlive& is_alive) {
    std::unique_lock lock(mutex_);
    drop_old();
    const Shared mine = std::make_shared<Entry>();
    for (;;) {
        auto other = outcome_of_another(key, lock);
        if (!other) break;
        lock.unlock();
        if (!other->session || is_alive(*other->session)) return std::move(other->response);
        lock.lock();
        // Unless somebody else has found that out already, and runs.
        const auto found = entries_.find(key);
        if (found != entries_.end() && found->second->ended) entries_.erase(found);
    }
    entries_[key] = mine;
    lock.unlock();
    try {
        auto outcome = run();
        auto response = outcome.response;
        end(key, mine, std::move(outcome));
        return response;
    } catch (...) {
        end(key, mine, std::nullopt);
        throw;
    }
}

/// Waits for the request that runs with that key. Nothing if nobody does and nothing is kept.
std::optional<Once::Outcome> Once::outcome_of_another(const std::string& key,
                                                      std::unique_lock<std::mutex>& lock) {
    for (auto found = entries_.find(key); found != entries_.end(); found = entries_.find(key)) {
        const Shared entry = found->second;
        if (!entry->ended && waiting_ >= most_waiting_) {
            throw core::StoreUnavailable("too many wait for the answer to the same request");
        }
        ++waiting_;
        ended_.wait(lock, [&] { return entry->ended; });
        --waiting_;
        if (entry->outcome) return entry->outcome;
    }
    return std::nullopt;
}

void Once::end(const std::string& key, const Shared& entry, std::optional<Outcome> outcome) {
    const std::lock_guard lock(mutex_);
    entry->ended = true;
    entries_.erase(key);
    if (outcome && outcome->reach != Reach::nobody) {
        entry->outcome = std::move(outcome);
        if (entry->outcome->reach == Reach::late) keep(key, entry);
    }
    ended_.notify_all();
}

void Once::keep(const std::string& key, const Shared& entry) {
    entry->bytes = size_of(entry->outcome->response);
    if (entry->bytes > largest_response) return;
    while (!kept_.empty() && (kept_.size() >= most_entries || bytes_ + entry->bytes > most_bytes)) {
        drop_oldest();
    }
    entry->ended_at = clock_.now();
    bytes_ += entry->bytes;
    entries_[key] = entry;
    kept_.emplace_back(key, entry);
}

void Once::drop_oldest() {
    const auto& [key, entry] = kept_.front();
    bytes_ -= entry->bytes;
    // Another one may run under that key by now.
    const auto found = entries_.find(key);
    if (found != entries_.end() && found->second == entry) entries_.erase(found);
    kept_.pop_front();
}

void Once::drop_old() {
    const auto now = clock_.now();
    // A clock that was set back must not make a response live for longer.
    while (!kept_.empty() && (now >= kept_.front().second->ended_at + lifetime ||
                              now < kept_.front().second->ended_at)) {
        drop_oldest();
    }
}

std::size_t Once::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_;
}

void Once::forget_old() {
    const std::lock_guard lock(mutex_);
    drop_old();
}

}  // namespace gatepost::app
