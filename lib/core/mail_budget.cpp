#include "core/mail_budget.h"

#include <algorithm>
#include <vector>

#include "core/network.h"

namespace gatepost::core {
namespace {

using Keys = std::vector<LimitKey>;

LimitKey by_network(const LeasedMail& due, const std::string& mailbox) {
    const auto network = network_of(due.intent.client_address).near;
    return {LimitKind::mails_by_network, mailbox + " from " + network};
}

/// What a mail is counted under, by what caused it, whatever it turned out to say; nothing for a
/// notice of what was done in an account.
Keys keys_of(const LeasedMail& due, const Mail& mail) {
    const std::string mailbox = mail.recipient.key();
    const LimitKey an_hour{LimitKind::mails, mailbox};
    const LimitKey a_day{LimitKind::mails_a_day, mailbox};
    switch (due.intent.kind) {
        case MailKind::confirm_reminder:
            return {{LimitKind::reminders, mailbox}, an_hour, a_day};
        case MailKind::reset_password:
            if (due.intent.account) return {};  // an administrator had it sent
            return {by_network(due, mailbox), {LimitKind::resets, mailbox}};
        case MailKind::confirm_email:
        case MailKind::change_address:
            return {by_network(due, mailbox), an_hour, a_day};
        case MailKind::password_changed:
        case MailKind::address_changing:
        case MailKind::new_device:
        case MailKind::guesses_stopped:
        case MailKind::deletion_asked:
        case MailKind::sign_up_approved:
        case MailKind::sign_up_refused:
        case MailKind::sign_ups_waiting:  // bounded where it becomes due
        case MailKind::account_locked:
        case MailKind::address_set:
        case MailKind::test_mail:
            return {};
    }
    __builtin_unreachable();
}

bool waits(LimitKind kind) {
    return kind == LimitKind::mails || kind == LimitKind::mails_a_day;
}

/// The newest reset link lets its owner in for as long as this: then no other is needed.
Allowance fresh_reset(const ResetPasswordMail& mail) {
    return {1, mail.lifetime / 2};
}

/// Leaves the transaction, which gives back what it took.
struct MailRefused {
    MailDecision decision;
};

class Taking {
  public:
    Taking(Rows rows, const Limits& limits, const LeasedMail& due, const Mail& mail)
        : rows_(rows), limits_(limits), due_(due), mail_(mail) {}

    std::vector<TakenAllowance> take(const Keys& keys) {
        const auto* reset = std::get_if<ResetPasswordMail>(&mail_.body);
        const bool is_first = !reset && is_first_of_its_network();
        for (const LimitKey& key : keys) {
            const auto all = limits_.of(key.kind);
            const auto until = take(key, waits(key.kind) && !is_first ? all.but_one() : all);
            if (until && !(reset && is_needed(*reset))) refuse(key, *until);
        }
        if (reset) renew(*reset);
        return std::move(taken_);
    }

  private:
    std::optional<base::TimePoint> take(const LimitKey& key, const Allowance& allowance) {
        const auto until = rows_.limits.take(key, allowance);
        if (!until) taken_.push_back({key, allowance});
        return until;
    }

    bool is_first_of_its_network() {
        const LimitKey key{LimitKind::first_mail, by_network(due_, mail_.recipient.key()).subject};
        return !take(key, limits_.of(key.kind));
    }

    LimitKey fresh() const { return {LimitKind::fresh_reset, mail_.recipient.key()}; }
    /// No link works any more: somebody may need one.
    bool is_needed(const ResetPasswordMail& reset) {
        is_needed_ = is_needed_ || !rows_.limits.take(fresh(), fresh_reset(reset));
        return is_needed_;
    }
    void renew(const ResetPasswordMail& reset) {
        rows_.limits.clear(fresh().text());
        take(fresh(), fresh_reset(reset));
    }

    [[noreturn]] void refuse(const LimitKey& key, base::TimePoint until) const {
        if (!waits(key.kind)) throw MailRefused{{MailVerdict::drop}};
        // The older ones a little later: a second for each minute that they have waited.
        const auto older = std::chrono::duration_cast<std::chrono::minutes>(until - due_.asked_at);
        const std::chrono::microseconds most = limits_.of(key.kind).interval() / 2;
        const auto later =
            std::min<std::chrono::microseconds>(std::chrono::seconds(older.count()), most);
        throw MailRefused{{MailVerdict::later, until + later}};
    }

    Rows rows_;
    const Limits& limits_;
    const LeasedMail& due_;
    const Mail& mail_;
    std::vector<TakenAllowance> taken_;
    bool is_needed_ = false;
};

}  // namespace

MailDecision MailBudget::take(const LeasedMail& due, const Mail& mail) {
    MailDecision decision{MailVerdict::send};
    const Keys keys = keys_of(due, mail);
    if (keys.empty()) return decision;
    try {
        store_.transact(
            [&](Rows rows) { decision.taken = Taking(rows, limits_, due, mail).take(keys); });
    } catch (const MailRefused& refused) {
        return refused.decision;
    }
    return decision;
}

void MailBudget::give_back(const std::vector<TakenAllowance>& taken) {
    store_.transact([&](Rows rows) {
        for (const auto& [key, allowance] : taken)
            rows.limits.give_back(key, allowance);
    });
}

}  // namespace gatepost::core
