#include "core/dispatcher.h"

#include <utility>

namespace gatepost::core {

void Dispatcher::Release::operator()(const LeasedMail* mail) const {
    const std::unique_ptr<const LeasedMail> released(mail);
    const std::lock_guard lock(dispatcher->mutex_);
    dispatcher->domains_.erase(released->id);
}

Dispatcher::HeldMail Dispatcher::take(Store& store) {
    // A thread that waits here for all that a hanging database holds up would seem to be stuck.
    constexpr std::chrono::seconds patience{1};
    const std::unique_lock turn(taking_, patience);
    if (!turn) return {};
    end_leases_of_nobody(store);
    auto due = store.rows().outbox.lease(options_.name, options_.lease, 1, in_hand());
    if (due.empty()) return {};
    return hold(std::move(due.front()));
}

void Dispatcher::end_leases_of_nobody(Store& store) {
    if (has_lost_track_.exchange(false))
        store.rows().outbox.end_leases(options_.name, in_hand().mails);
}

PassedOver Dispatcher::in_hand() {
    const std::lock_guard lock(mutex_);
    const std::size_t most = (options_.senders + 1) / 2;
    PassedOver passed_over;
    std::map<std::string, std::size_t> busy;
    for (const auto& [id, domain] : domains_) {
        passed_over.mails.push_back(id);
        if (++busy[domain] == most) passed_over.domains.push_back(domain);
    }
    return passed_over;
}

Dispatcher::HeldMail Dispatcher::hold(LeasedMail mail) {
    auto held = std::make_unique<const LeasedMail>(std::move(mail));
    const std::lock_guard lock(mutex_);
    domains_.emplace(held->id, recipient_domain(held->intent.recipient));
    return {held.release(), Release{this}};
}

void Dispatcher::count(const MailCounts& more) {
    const std::lock_guard lock(mutex_);
    counts_ += more;
}

void Dispatcher::beat(Store& store) {
    const auto taken = [&] {
        const std::lock_guard lock(mutex_);
        return std::exchange(counts_, {});
    }();
    try {
        store.rows().outbox.note_courier(taken);
    } catch (...) {
        count(taken);
        throw;
    }
    store.rows().keys.mark_signing(options_.signing_key);
}

}  // namespace gatepost::core
