#include "core/approvals.h"

#include "core/mails.h"

namespace gatepost::core {

bool approve_sign_up(Rows rows, const Actor& actor, AccountId account) {
    if (!rows.approvals.approve(account)) return false;
    const Account approved = rows.accounts.find(account).value().account;
    rows.events.append_by(actor, account, EventKind::sign_up_approved);
    rows.outbox.enqueue({MailKind::sign_up_approved, account, approved.email, ""});
    return true;
}

bool refuse_sign_up(Rows rows, const Actor& actor, AccountId account) {
    const auto refused = rows.accounts.find_for_update(account);
    if (!refused || !rows.approvals.remove(account)) return false;
    rows.events.append_by(actor, account, EventKind::sign_up_refused);
    // Of no account: it would go with this one.
    rows.outbox.enqueue({MailKind::sign_up_refused, std::nullopt, refused->account.email, "", "",
                         refused->account.language});
    return true;
}

void tell_approvers(Store& store) {
    constexpr std::size_t most_administrators = 100;
    const LimitKey an_hour{LimitKind::approvers, "site"};
    store.transact([&](Rows rows) {
        if (rows.approvals.count().news == 0) return;
        // Another host may be about to: it has the row until its end.
        if (rows.limits.take(an_hour, Limits().of(an_hour.kind))) return;
        rows.approvals.mark_told();
        for (const Account& account : rows.accounts.administrators(most_administrators))
            rows.outbox.enqueue({MailKind::sign_ups_waiting, account.id, account.email, ""});
    });
}

}  // namespace gatepost::core
