#include "app/process/senders.h"

#include <algorithm>

#include "app/process/stopped_within.h"
#include "base/log.h"

namespace gatepost::app {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Between two looks at an outbox with nothing due.
constexpr milliseconds idle{200};

/// What was sent may still be unmarked, because the database was away: another courier would send
/// it again.
void settle(core::Courier& courier) {
    try {
        courier.settle();
    } catch (const std::exception& error) {
        base::log(base::Level::error, "the last mail may be sent again", {{"error", error.what()}});
    }
}

}  // namespace

void WaitingLog::tell(const std::string& error) {
    const std::lock_guard lock(mutex_);
    const auto now = steady_clock::now();
    if (error == last_ && now < next_) return;
    last_ = error;
    next_ = now + std::chrono::minutes(1);
    base::log(base::Level::error, "courier waits", {{"error", error}});
}

void WaitingLog::forget() {
    const std::lock_guard lock(mutex_);
    last_.clear();
}

Senders::Senders(Program& program, core::MailTransport& transport, core::CourierOptions options)
    : program_(program), transport_(transport), dispatcher_(std::move(options)) {
    for (std::size_t i = 0; i < dispatcher_.options().senders; ++i) {
        Moment& moved = moved_.emplace_back(steady_clock::now());
        threads_.emplace_back([this, &moved](const std::stop_token& stop) { run(stop, moved); });
    }
}

void Senders::ask_to_stop() {
    for (std::jthread& thread : threads_)
        thread.request_stop();
}

steady_clock::duration Senders::silence() const {
    const auto first =
        std::ranges::min_element(moved_, {}, [](const Moment& moment) { return moment.load(); });
    return steady_clock::now() - first->load();
}

bool Senders::takes_look() {
    const auto now = steady_clock::now();
    auto next = next_look_.load();
    return next <= now && next_look_.compare_exchange_strong(next, now + idle);
}

milliseconds Senders::deliver_one(core::Courier& courier) {
    constexpr milliseconds outage{2000};
    if (!takes_look()) return idle;
    try {
        const bool was_due = courier.deliver_next();
        waiting_.forget();
        if (!was_due) return idle;
        next_look_ = steady_clock::time_point();  // there may be more
        return milliseconds(0);
    } catch (const std::exception& error) {
        waiting_.tell(error.what());
        return outage;
    }
}

void Senders::run(const std::stop_token& stop, Moment& moved) {
    const auto store = program_.open_hasty_store();
    core::Courier courier(*store, program_.links, program_.renderer, transport_, program_.clock,
                          program_.random, dispatcher_);
    do {
        moved = steady_clock::now();
    } while (!stopped_within(deliver_one(courier), stop));
    settle(courier);
}

}  // namespace gatepost::app
