#include "app/process/housekeeping.h"

#include <chrono>

#include "app/process/allocator.h"
#include "app/process/stopped_within.h"
#include "base/log.h"
#include "core/accounts.h"
#include "core/approvals.h"
#include "core/replaced_keys.h"

namespace gatepost::app {
namespace {

constexpr std::size_t batch = 500;
constexpr std::chrono::hours keep_sent_mail{24 * 7};
// Time for somebody to look why. Not for good: it names an address, perhaps of an account that is
// gone.
constexpr std::chrono::hours keep_failed_mail{24 * 30};
// A second click on the link still leads there.
constexpr std::chrono::hours keep_return_paths{24};
// Longer than the link that undoes one lives.
constexpr std::chrono::hours keep_address_changes{24 * 30};
// After they expired, for administrators to look at.
constexpr std::chrono::hours keep_invitations{24 * 30};
// As long as a browser brings the cookie of a session that it remembers.
constexpr std::chrono::hours keep_ended_sessions{24 * 30};
// Longer than anybody takes to press a button twice.
constexpr std::chrono::hours keep_spent_forms{1};

/// Says which: after a backup is read back they are there again.
std::size_t purge_deleted(core::Rows rows) {
    const auto gone = rows.deletions.purge(batch);
    for (const auto id : gone)
        base::log(base::Level::info, "account deleted", {{"account", static_cast<long long>(id)}});
    return gone.size();
}

}  // namespace

void heed_keys(core::Store& store, const crypto::Keyring& keys) {
    const auto ended = core::end_sessions_of_replaced_keys(store, keys);
    store.rows().keys.mark_signing(keys.names().front());
    if (ended == 0) return;
    base::log(base::Level::warning, "the signing keys were replaced: all sessions are ended",
              {{"sessions", static_cast<long long>(ended)}});
}

Housekeeper::Housekeeper(core::Store& store, const AccountsConfig& accounts,
                         const core::Allowance& failures_alarm, const crypto::Keyring& keys,
                         const base::Clock& clock)
    : store_(store), alarm_(failures_alarm) {
    using core::MailStatus;
    const core::Rows rows = store.rows();
    chores_ = {
        {"signing keys",
         [&store, &keys] {
             heed_keys(store, keys);
             return std::size_t{0};
         }},
        {"lost sign-ups", [=] { return rows.accounts.purge_lost(batch); }},
        {"sessions", [=] { return rows.sessions.purge(batch); }},
        {"ended sessions", [=] { return rows.sessions.forget_ended(keep_ended_sessions, batch); }},
        {"sent mail", [=] { return rows.outbox.purge(MailStatus::sent, keep_sent_mail, batch); }},
        {"failed mail",
         [=] { return rows.outbox.purge(MailStatus::failed, keep_failed_mail, batch); }},
        {"return paths",
         [=] { return rows.accounts.forget_return_paths(keep_return_paths, batch); }},
        {"statistics", [=] { return rows.statistics.count(batch); }},
        {"events", [=] { return rows.events.purge(accounts.keep_events, batch); }},
        {"failed logins", [=] { return rows.failed_logins.purge(accounts.keep_events, batch); }},
        {"address changes", [=] { return rows.changes.purge(keep_address_changes, batch); }},
        {"deletions", [=] { return purge_deleted(rows); }},
        {"invitations", [=] { return rows.invitations.purge(keep_invitations, batch); }},
        {"spent forms", [=] { return rows.spent_forms.purge(keep_spent_forms, batch); }},
        {"limits", [=] { return rows.limits.purge(batch); }},
        {"pending sign-ups",
         [&store, accounts] {
             return core::remind_and_purge_pending(store, accounts.remind_after,
                                                   accounts.purge_after, batch);
         }},
        {"sign-ups that wait for approval",
         [&store] {
             core::tell_approvers(store);
             return std::size_t{0};
         }},
        {"alarm",
         [this, within = failures_alarm.per, &clock] {
             look_for_attacks(within, clock.now());
             return std::size_t{0};
         }},
    };
}

void Housekeeper::look_for_attacks(std::chrono::seconds within, base::TimePoint now) {
    const auto told = alarm_.look(store_.rows().failed_logins.total(within), now);
    if (!told) return;
    base::log(base::Level::warning, "many wrong passwords on the whole site",
              {{"times", static_cast<long long>(told->times)},
               {"networks", static_cast<long long>(told->networks)},
               {"advice",
                "`gatepost limit list` shows from where: shut them out in nginx or a firewall, or "
                "lower limits.network_guesses"}});
}

/// Does one batch; whether more may be left. What fails waits for the next round, and keeps no
/// other from its turn.
bool Housekeeper::has_more(const Chore& chore) {
    try {
        return chore.run() == batch;
    } catch (const std::exception& error) {
        base::log(base::Level::warning, "housekeeping failed",
                  {{"at", chore.name}, {"error", error.what()}});
        return false;
    }
}

void Housekeeper::do_round(std::stop_token stop) {
    if (!store_.is_ready()) {
        base::log(base::Level::warning, "housekeeping waits for the database",
                  {{"advice", "see: gatepost db status"}});
        return;
    }
    auto due = chores_;
    while (!due.empty() && !stop.stop_requested())
        std::erase_if(due, [](const Chore& chore) { return !has_more(chore); });
}

void keep_house(std::stop_token stop, Housekeeper& housekeeper) {
    do {
        housekeeper.do_round(stop);
        give_back_memory();
    } while (!stopped_within(std::chrono::minutes(1), stop));
}

}  // namespace gatepost::app
