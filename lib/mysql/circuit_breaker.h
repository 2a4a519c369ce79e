#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace gatepost::mysql {

/// Shares among the threads of a program what each of them learns about the database, so that some
/// are always left for what needs none. No more than so many calls go on at once. While the
/// database does not answer, one call at a time tries it, and the others fail at once. What is
/// known of one server of the database counts no more when the next is asked. Thread-safe.
class CircuitBreaker {
    using Time = std::chrono::steady_clock::time_point;

  public:
    struct Limits {
        std::size_t most_at_once;
        /// After no call has got an answer for so long, the database is in doubt.
        std::chrono::milliseconds silence{1000};
        /// For its turn a call waits no longer than this after the last answer to any.
        std::chrono::milliseconds queueing{250};
        /// Between two tries, unless the first one failed quickly.
        std::chrono::milliseconds retry{1000};
    };
    explicit CircuitBreaker(const Limits& limits) : limits_(limits) {}

    /// A call to the database, from its beginning to its end.
    class Call {
      public:
        /// To that server. Throws core::StoreUnavailable if it may not begin. Nothing to wait for
        /// without a breaker.
        Call(CircuitBreaker* breaker, std::size_t server);
        ~Call();
        Call(const Call&) = delete;
        Call& operator=(const Call&) = delete;

        /// It goes on, and the database has said something, be it an error.
        void got_answer();
        /// It ended without any answer, be it an error.
        void got_no_answer() { answered_ = false; }

      private:
        friend class CircuitBreaker;
        CircuitBreaker* const breaker_;
        Time began_{};
        std::size_t epoch_ = 0;
        bool is_try_ = false;
        bool answered_ = true;
    };

  private:
    void enter(Call& call, std::size_t server);
    void leave(const Call& call);
    void start_afresh(std::size_t server);
    void note_answer();
    bool may_enter(Time now) const;
    bool is_in_doubt(Time now) const;

    const Limits limits_;
    std::mutex mutex_;  // guards what follows
    std::condition_variable changed_;
    std::size_t server_ = 0;
    std::size_t epoch_ = 0;  // how often that changed: calls of an older one do not count
    std::size_t calls_ = 0;
    Time last_sign_;  // of life; or when the oldest call that may give one began
    Time next_try_;
    bool broken_ = false;   // since the last answer a call ended without one
    bool trying_ = false;   // a call is in, to see
    bool in_vain_ = false;  // since the last answer a wait brought nothing: once is enough
};

}  // namespace gatepost::mysql
