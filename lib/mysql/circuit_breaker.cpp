#include "mysql/circuit_breaker.h"

#include "mysql/errors.h"

namespace gatepost::mysql {

using std::chrono::steady_clock;

CircuitBreaker::Call::Call(CircuitBreaker* breaker, std::size_t server) : breaker_(breaker) {
    if (breaker_ != nullptr) breaker_->enter(*this, server);
}

CircuitBreaker::Call::~Call() {
    if (breaker_ != nullptr) breaker_->leave(*this);
}

void CircuitBreaker::Call::got_answer() {
    if (breaker_ == nullptr) return;
    const std::lock_guard lock(breaker_->mutex_);
    if (epoch_ == breaker_->epoch_) breaker_->note_answer();
}

void CircuitBreaker::enter(Call& call, std::size_t server) {
    std::unique_lock lock(mutex_);
    if (server != server_) start_afresh(server);
    const auto has_turn = [this] { return may_enter(steady_clock::now()); };
    while (!has_turn()) {
        const auto before = last_sign_;
        if (!in_vain_ && changed_.wait_for(lock, limits_.queueing, has_turn)) break;
        // With answers coming, it is only busy.
        in_vain_ = in_vain_ || last_sign_ == before;
        if (in_vain_) throw NoAnswer("the database does not answer");
    }
    call.began_ = steady_clock::now();
    call.epoch_ = epoch_;
    call.is_try_ = is_in_doubt(call.began_);
    trying_ = trying_ || call.is_try_;
    if (calls_++ == 0) last_sign_ = call.began_;
}

void CircuitBreaker::leave(const Call& call) {
    const std::lock_guard lock(mutex_);
    if (call.epoch_ != epoch_) return;
    --calls_;
    if (call.is_try_) trying_ = false;
    const auto now = steady_clock::now();
    if (call.answered_) {
        note_answer();
    } else if (last_sign_ <= call.began_) {  // or it is this connection's fault alone
        broken_ = true;
        if (now - call.began_ > limits_.silence / 2) next_try_ = now + limits_.retry;
    }
    changed_.notify_all();
}

void CircuitBreaker::start_afresh(std::size_t server) {
    server_ = server;
    ++epoch_;
    calls_ = 0;
    next_try_ = {};
    trying_ = false;
    note_answer();
}

void CircuitBreaker::note_answer() {
    last_sign_ = steady_clock::now();
    broken_ = false;
    in_vain_ = false;
    changed_.notify_all();
}

bool CircuitBreaker::may_enter(Time now) const {
    if (calls_ >= limits_.most_at_once) return false;
    return !is_in_doubt(now) || (!trying_ && now >= next_try_);
}

bool CircuitBreaker::is_in_doubt(Time now) const {
    return broken_ || (calls_ > 0 && now - last_sign_ > limits_.silence);
}

}  // namespace gatepost::mysql
