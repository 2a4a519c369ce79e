#include "app/process/housekeeping.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "app/process/allocator.h"
#include "base/log.h"
#include "core/accounts.h"

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
constexpr std::chrono::hours keep_events{24 * 365};
// After they expired, for administrators to look at.
constexpr std::chrono::hours keep_invitations{24 * 30};
// Longer than anybody takes to press a button twice.
constexpr std::chrono::hours keep_spent_forms{1};

}  // namespace

void purge_expired(std::stop_token stop, core::Store& store) {
    bool more = true;
    while (more && !stop.stop_requested()) {
        const auto lost = store.rows().accounts.purge_lost(batch);
        const auto sessions = store.rows().sessions.purge(batch);
        const auto sent = store.rows().outbox.purge(core::MailStatus::sent, keep_sent_mail, batch);
        const auto failed =
            store.rows().outbox.purge(core::MailStatus::failed, keep_failed_mail, batch);
        const auto paths = store.rows().accounts.forget_return_paths(keep_return_paths, batch);
        const auto events = store.rows().events.purge(keep_events, batch);
        const auto changes = store.rows().changes.purge(keep_address_changes, batch);
        const auto deleted = store.rows().deletions.purge(batch);
        const auto invitations = store.rows().invitations.purge(keep_invitations, batch);
        const auto forms = store.rows().spent_forms.purge(keep_spent_forms, batch);
        const auto limits = store.rows().limits.purge(batch);
        more = invitations == batch || limits == batch || lost == batch || forms == batch ||
               deleted == batch || changes == batch || sessions == batch || sent == batch ||
               failed == batch || paths == batch || events == batch;
    }
}

void keep_house(std::stop_token stop, core::Store& store, const AccountsConfig& accounts) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
        try {
            purge_expired(stop, store);
            core::remind_and_purge_pending(store, accounts.remind_after, accounts.purge_after,
                                           batch);
        } catch (const std::exception& error) {
            base::log(base::Level::warning, "housekeeping failed", {{"error", error.what()}});
        }
        give_back_memory();
        wake.wait_for(lock, stop, std::chrono::minutes(1), [] { return false; });
    }
}

}  // namespace gatepost::app
