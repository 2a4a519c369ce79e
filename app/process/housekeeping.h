#pragma once

#include <functional>
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

/// Deletes what has expired, reminds those who have not confirmed, tells administrators who waits
/// for their approval, and looks whether the whole site is under attack. Belongs to one thread,
/// with a store of its own; store, keys and clock outlive it.
class Housekeeper {
  public:
    Housekeeper(core::Store& store, const AccountsConfig& accounts,
                const core::Allowance& failures_alarm, const crypto::Keyring& keys,
                const base::Clock& clock);
    Housekeeper(const Housekeeper&) = delete;

    /// Batch after batch, each small so that no lock is held for long, until nothing is left or it
    /// is asked to stop. What fails is logged by its name, and the rest is done all the same.
    void do_round(std::stop_token stop);

  private:
    struct Chore {
        std::string_view name;
        std::function<std::size_t()> run;  ///< does a batch at most; returns of how many
    };

    static bool has_more(const Chore& chore);
    void look_for_attacks(std::chrono::seconds within, base::TimePoint now);

    core::Store& store_;
    core::FailureAlarm alarm_;
    std::vector<Chore> chores_;
};

/// A round a minute until asked to stop.
void keep_house(std::stop_token stop, Housekeeper& housekeeper);

}  // namespace gatepost::app
