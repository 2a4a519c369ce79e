#pragma once

#include <chrono>
#include <functional>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

#include "app/config/config.h"
#include "base/clock.h"
#include "core/failure_alarm.h"
#include "core/store.h"
#include "crypto/keyring.h"

namespace gatepost::app {

/// Ends all sessions if the keys were replaced since they began, and says so in the log; tells the
/// database which one signs. May throw core::StoreUnavailable.
void heed_keys(core::Store& store, const crypto::Keyring& keys);

/// A piece of work that comes again and again.
struct Chore {
    std::string_view name;
    std::function<std::size_t(std::size_t most)> run;  ///< one batch of at most so many; how many
    std::size_t batch = 500;                           ///< as many as are locked only for a moment
};

/// Deletes what has expired, reminds those who have not confirmed, tells administrators who waits
/// for their approval, and looks whether the whole site is under attack. Belongs to one thread,
/// with a store of its own; store, keys and clock outlive it.
class Housekeeper {
  public:
    Housekeeper(core::Store& store, const AccountsConfig& accounts,
                const core::Allowance& failures_alarm, const crypto::Keyring& keys,
                const base::Clock& clock);
    Housekeeper(const Housekeeper&) = delete;

    /// A batch of each chore in turn, small so that no lock is held for long, until nothing is
    /// left, it is asked to stop, or it is `until`: at least one of each, so that none waits for
    /// another. What fails is logged by its name, and the rest is done all the same.
    void do_round(std::stop_token stop, std::chrono::steady_clock::time_point until);

    std::span<const Chore> chores() const { return chores_; }

  private:
    static bool has_more(const Chore& chore);
    void look_for_attacks(std::chrono::seconds within, base::TimePoint now);

    core::Store& store_;
    core::FailureAlarm alarm_;
    std::vector<Chore> chores_;
};

/// A round a minute until asked to stop; one that has not come to its end by then makes room for
/// the next.
void keep_house(std::stop_token stop, Housekeeper& housekeeper);

}  // namespace gatepost::app
