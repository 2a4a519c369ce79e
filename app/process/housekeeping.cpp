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

// Accounts take more time each, with all that is theirs.
constexpr std::size_t accounts_batch = 100;
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
std::size_t purge_deleted(core::Rows rows, std::size_t most) {
    const auto gone = rows.deletions.purge(most);
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
         [&store, &keys](std::size_t) {
             heed_keys(store, keys);
             return std::size_t{0};
         }},
        {"lost sign-ups", [=](std::size_t most) { return rows.accounts.purge_lost(most); },
         accounts_batch},
        {"sessions", [=](std::size_t most) { return rows.sessions.purge(most); }},
        {"ended sessions",
         [=](std::size_t most) { return rows.sessions.forget_ended(keep_ended_sessions, most); }},
        {"sent mail",
         [=](std::size_t most) {
             return rows.outbox.purge(MailStatus::sent, keep_sent_mail, most);
         }},
        {"failed mail",
         [=](std::size_t most) {
             return rows.outbox.purge(MailStatus::failed, keep_failed_mail, most);
         }},
        {"return paths",
         [=](std::size_t most) {
             return rows.accounts.forget_return_paths(keep_return_paths, most);
         }},
        {"statistics", [=](std::size_t most) { return rows.statistics.count(most); }},
        {"events", [=](std::size_t most) { return rows.events.purge(accounts.keep_events, most); }},
        {"failed logins",
         [=](std::size_t most) { return rows.failed_logins.purge(accounts.keep_events, most); }},
        {"address changes",
         [=](std::size_t most) { return rows.changes.purge(keep_address_changes, most); }},
        {"deletions", [=](std::size_t most) { return purge_deleted(rows, most); }, accounts_batch},
        {"invitations",
         [=](std::size_t most) { return rows.invitations.purge(keep_invitations, most); }},
        {"spent forms",
         [=](std::size_t most) { return rows.spent_forms.purge(keep_spent_forms, most); }},
        {"limits", [=](std::size_t most) { return rows.limits.purge(most); }},
        {"pending sign-ups",
         [=](std::size_t most) { return rows.accounts.purge_pending(accounts.purge_after, most); },
         accounts_batch},
        {"reminders",
         [&store, accounts](std::size_t most) {
             return core::remind_forgotten(store, accounts.remind_after, most);
         },
         accounts_batch},
        {"sign-ups that wait for approval",
         [&store](std::size_t) {
             core::tell_approvers(store);
             return std::size_t{0};
         }},
        {"alarm",
         [this, within = failures_alarm.per, &clock](std::size_t) {
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
        return chore.run(chore.batch) == chore.batch;
    } catch (const std::exception& error) {
        base::log(base::Level::warning, "housekeeping failed",
                  {{"at", chore.name}, {"error", error.what()}});
        return false;
    }
}

void Housekeeper::do_round(std::stop_token stop, std::chrono::steady_clock::time_point until) {
    if (!store_.is_ready()) {
        base::log(base::Level::warning, "housekeeping waits for the database",
                  {{"advice", "see: gatepost db status"}});
        return;
    }
    auto due = chores_;
    do {
        std::erase_if(
            due, [&](const Chore& chore) { return stop.stop_requested() || !has_more(chore); });
    } while (!due.empty() && std::chrono::steady_clock::now() < until);
}

void keep_house(std::stop_token stop, Housekeeper& housekeeper) {
    using Clock = std::chrono::steady_clock;
    Clock::time_point next;
    do {
        next = Clock::now() + std::chrono::minutes(1);
        housekeeper.do_round(stop, next);
        give_back_memory();
    } while (
        !stopped_within(std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now()), stop));
}

}  // namespace gatepost::app
