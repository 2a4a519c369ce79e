#pragma once

#include <atomic>
#include <chrono>
#include <list>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

#include "app/process/program.h"
#include "core/courier.h"
#include "core/dispatcher.h"

namespace gatepost::app {

/// Says why the courier waits, but not at each look for as long as an outage lasts. Thread-safe.
class WaitingLog {
  public:
    void tell(const std::string& error);
    void forget();

  private:
    std::mutex mutex_;
    std::string last_;
    std::chrono::steady_clock::time_point next_;
};

/// The threads that hand mails over, `options.senders` of them, each with a connection to the
/// database of its own.
class Senders {
  public:
    /// Starts them. Throws std::system_error.
    Senders(Program& program, core::MailTransport& transport, core::CourierOptions options);
    /// Waits until all have ended; mails that are being handed over are finished first.
    ~Senders() { ask_to_stop(); }
    Senders(const Senders&) = delete;

    void ask_to_stop();
    core::Dispatcher& dispatcher() { return dispatcher_; }
    /// For how long one of them, at least, has not come round.
    std::chrono::steady_clock::duration silence() const;

  private:
    using Moment = std::atomic<std::chrono::steady_clock::time_point>;
    void run(const std::stop_token& stop, Moment& moved);
    /// How long to wait before the next.
    std::chrono::milliseconds deliver_one(core::Courier& courier);
    /// Whether it is this thread that looks: while nothing is due, they do so in turn, so that more
    /// threads are no more work for the database.
    bool takes_look();

    Program& program_;
    core::MailTransport& transport_;
    core::Dispatcher dispatcher_;
    WaitingLog waiting_;
    Moment next_look_{};
    std::list<Moment> moved_;          // by thread
    std::list<std::jthread> threads_;  // the last: they use all others
};

}  // namespace gatepost::app
