#include "fcgi/thread_group.h"

#include <csignal>

namespace gatepost::fcgi {
namespace {

class SignalsBlocked {
  public:
    SignalsBlocked() {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    SignalsBlocked(const SignalsBlocked&) = delete;
    SignalsBlocked& operator=(const SignalsBlocked&) = delete;

  private:
    sigset_t before_{};
};

}  // namespace

void ThreadGroup::start(std::size_t count, const std::function<void()>& work) {
    const SignalsBlocked blocked;  // threads inherit the mask
    running_->count = count;
    while (threads_.size() < count) {
        threads_.emplace_back([work, running = running_] {
            work();
            const std::lock_guard lock(running->mutex);
            --running->count;
            running->less.notify_all();
        });
    }
}

bool ThreadGroup::join_until(std::chrono::steady_clock::time_point deadline) {
    std::unique_lock lock(running_->mutex);
    const bool all_ended =
        running_->less.wait_until(lock, deadline, [this] { return running_->count == 0; });
    lock.unlock();
    for (std::jthread& thread : threads_)
        all_ended ? thread.join() : thread.detach();
    threads_.clear();
    return all_ended;
}

}  // namespace gatepost::fcgi
