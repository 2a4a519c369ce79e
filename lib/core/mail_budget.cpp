#include "core/mail_budget.h"

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
struct Refused {
    MailDecision decision;
};

}  // namespace

MailDecision MailBudget::take(const LeasedMail& due, const Mail& mail) {
    try {
        store_.transact([&](Rows rows) {
            const auto* reset = std::get_if<ResetPasswordMail>(&mail.body);
            const LimitKey fresh{LimitKind::fresh_reset, mail.recipient.key()};
            bool is_needed = false;
            for (const LimitKey& key : keys_of(due, mail)) {
                const auto until = rows.limits.take(key, limits_.of(key.kind));
                if (!until) continue;
                // No link works any more: somebody may need one.
                if (reset && (is_needed || !rows.limits.take(fresh, fresh_reset(*reset)))) {
                    is_needed = true;
                    continue;
                }
                throw Refused{{waits(key.kind) ? MailVerdict::later : MailVerdict::drop, *until}};
            }
            if (!reset) return;
            rows.limits.clear(fresh.text());
            rows.limits.take(fresh, fresh_reset(*reset));
        });
    } catch (const Refused& refused) {
        return refused.decision;
    }
    return {MailVerdict::send, {}};
}

void MailBudget::give_back(const LeasedMail& due, const Mail& mail) {
    store_.transact([&](Rows rows) {
        for (const LimitKey& key : keys_of(due, mail))
            rows.limits.give_back(key, limits_.of(key.kind));
        rows.limits.clear(LimitKey{LimitKind::fresh_reset, mail.recipient.key()}.text());
    });
}

}  // namespace gatepost::core
