#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "core/limit.h"
#include "core/outbox.h"
#include "core/store.h"

namespace gatepost::core {

struct CourierOptions {
    std::string name;                ///< of this process, different from all others'
    std::string base_url;            ///< "https://example.org", no slash
    std::chrono::seconds lease{60};  ///< longer than one mail can take
    std::chrono::seconds give_up_after{std::chrono::hours(24)};
    Limits limits{};
    std::string signing_key{};  ///< the name of the key that its links are signed with
    std::size_t senders = 1;    ///< couriers at work at a time, each in a thread
};

/// What the couriers of one process share: which mails are in whose hands, so that none is taken
/// twice, whatever became of its lease, and no domain keeps all of them busy; and how many mails
/// came to each end. Thread-safe.
class Dispatcher {
  public:
    explicit Dispatcher(CourierOptions options) : options_(std::move(options)) {}
    Dispatcher(const Dispatcher&) = delete;

    const CourierOptions& options() const { return options_; }

    /// Takes a mail out of a courier's hands.
    struct Release {
        Dispatcher* dispatcher;
        void operator()(const LeasedMail* mail) const;
    };
    /// A mail in the hands of a courier, until it is dropped.
    using HeldMail = std::unique_ptr<const LeasedMail, Release>;

    /// Leases the mail that is due first, of those that no other courier has in hand, and whose
    /// domain has not half of the couriers already. Null if there is none, or if another courier
    /// waits for the store at this moment, and for long. Throws StoreUnavailable.
    HeldMail take(Store& store);

    /// A lease may stand of a mail that is in nobody's hands, since the store went away before or
    /// after it said so. The next `take` ends it: waiting for its end would hold up a mail.
    void lose_track() { has_lost_track_ = true; }

    /// Adds what has come of mails.
    void count(const MailCounts& more);

    /// Tells the store that this process delivers and signs, and what it has done since the last
    /// time. One thread. Throws StoreUnavailable; then it is told with the next.
    void beat(Store& store);

  private:
    void end_leases_of_nobody(Store& store);
    PassedOver in_hand();
    HeldMail hold(LeasedMail mail);

    const CourierOptions options_;
    std::atomic<bool> has_lost_track_ = false;
    std::timed_mutex taking_;  ///< from a look at what is in hand until it has changed
    std::mutex mutex_;         ///< of all below
    std::map<MailId, std::string> domains_;
    MailCounts counts_;  // since the last beat
};

}  // namespace gatepost::core
