#include "core/administration.h"

#include <algorithm>

#include "core/deletions.h"
#include "core/lock.h"
#include "core/mails.h"
#include "core/password_changes.h"
#include "core/salt.h"

namespace gatepost::core {
namespace {

/// Leaves the transaction, which takes back what it did.
struct AddressTaken {};

AccountId insert(Rows rows, const Actor& actor, const Email& email,
                 const crypto::PasswordHash& hash, const NewAccount& wish) {
    const AccountId id = rows.accounts.insert(email, hash);
    rows.events.append_by(actor, id, EventKind::account_created);
    if (wish.name) rows.accounts.set_name(id, wish.name);
    if (wish.admin) rows.accounts.set_admin(id, true);
    if (!wish.confirmed) {
        rows.outbox.enqueue({MailKind::confirm_email, id, email, ""});
    } else if (rows.accounts.confirm(id) == ConfirmOutcome::taken) {
        throw AddressTaken{};
    }
    return id;
}

}  // namespace

std::optional<Account> create_account(Store& store, const crypto::PasswordHasher& hasher,
                                      const crypto::Keyring& keys, const Actor& actor,
                                      const Email& email, const NewPassword& password,
                                      const NewAccount& wish) {
    if (store.rows().accounts.find_owner(email)) return std::nullopt;
    const auto hash = hash_for(store, email, password.secret(), hasher, keys);

    std::optional<Account> created;
    try {
        store.transact([&](Rows rows) {
            const AccountId id = insert(rows, actor, email, hash, wish);
            created = rows.accounts.find(id).value().account;
        });
    } catch (const AddressTaken&) {
        return std::nullopt;
    }
    return created;
}

std::optional<Account> Administration::hold(AccountId account) {
    auto found = rows_.accounts.find_for_update(account);
    if (!found) return std::nullopt;
    return std::move(found->account);
}

void Administration::note(AccountId account, EventKind kind, const EventChange& change) {
    rows_.events.append_by(actor_, account, kind, change);
}

Administered Administration::confirm(AccountId account) {
    switch (rows_.accounts.confirm(account)) {
        case ConfirmOutcome::confirmed:
            note(account, EventKind::address_confirmed);
            return Administered::done;
        case ConfirmOutcome::already:
            return Administered::nothing_to_do;
        case ConfirmOutcome::taken:
            return Administered::address_taken;
        case ConfirmOutcome::gone:
        case ConfirmOutcome::uninvited:
            return Administered::gone;
    }
    __builtin_unreachable();
}

Administered Administration::lock(AccountId account, bool tell) {
    const auto its = hold(account);
    if (!its) return Administered::gone;
    if (is_last_administrator(rows_, *its)) return Administered::last_administrator;
    if (!lock_account(rows_, actor_, account)) return Administered::nothing_to_do;
    if (tell) rows_.outbox.enqueue({MailKind::account_locked, account, its->email, ""});
    return Administered::done;
}

Administered Administration::unlock(AccountId account) {
    if (!hold(account)) return Administered::gone;
    return unlock_account(rows_, actor_, account) ? Administered::done
                                                  : Administered::nothing_to_do;
}

Administered Administration::set_admin(AccountId account, bool admin) {
    const auto its = hold(account);
    if (!its) return Administered::gone;
    if (its->admin == admin) return Administered::nothing_to_do;
    // A pending account may be anybody's.
    if (admin && !is_full(*its)) return Administered::not_confirmed;
    if (!admin && is_last_administrator(rows_, *its)) return Administered::last_administrator;
    rows_.accounts.set_admin(account, admin);
    note(account, admin ? EventKind::admin_granted : EventKind::admin_revoked);
    return Administered::done;
}

Administered Administration::end_sessions(AccountId account) {
    if (!hold(account)) return Administered::gone;
    if (rows_.sessions.list(account).empty()) return Administered::nothing_to_do;
    rows_.sessions.remove_all(account, SessionEnd::elsewhere);
    note(account, EventKind::sessions_ended);
    return Administered::done;
}

Administered Administration::end_session(AccountId account, SessionNumber session) {
    if (!rows_.sessions.remove_one(account, session)) return Administered::gone;
    note(account, EventKind::session_ended);
    return Administered::done;
}

Administered Administration::send_reset(AccountId account) {
    const auto its = hold(account);
    if (!its) return Administered::gone;
    if (its->locked_at) return Administered::locked;
    rows_.outbox.enqueue({MailKind::reset_password, account, its->email, ""});
    note(account, EventKind::reset_sent);
    return Administered::done;
}

Administered Administration::set_address(AccountId account, const Email& email) {
    const auto its = rows_.accounts.find_for_update(account);
    if (!its) return Administered::gone;
    const Account& old = its->account;
    if (old.email.typed() == email.typed()) return Administered::nothing_to_do;
    if (!old.confirmed_at) {
        rows_.accounts.correct_address(account, email, its->password_hash);
        rows_.outbox.enqueue({MailKind::confirm_email, account, email, ""});
    } else {
        if (!rows_.accounts.change_address(account, email, its->password_hash))
            return Administered::address_taken;
        rows_.outbox.enqueue({MailKind::address_set, account, old.email, ""});
        rows_.outbox.enqueue({MailKind::address_set, account, email, ""});
    }
    // None of the links in earlier notices undoes this one.
    rows_.changes.void_from(account, ChangeId{0});
    note(account, EventKind::address_changed, {old.email.typed(), email.typed()});
    return Administered::done;
}

Administered Administration::set_password(AccountId account, const crypto::PasswordHash& hash) {
    const auto its = hold(account);
    if (!its) return Administered::gone;
    replace_password(rows_, *its, hash, EventKind::password_changed, actor_);
    // Who had the account before may still have the mailbox that it had then.
    rows_.changes.void_from(account, ChangeId{0});
    return Administered::done;
}

Administered Administration::remove_after(AccountId account, std::chrono::seconds delay) {
    const auto its = hold(account);
    if (!its) return Administered::gone;
    if (its->deletes_at) return Administered::nothing_to_do;
    if (its->locked_at) return Administered::locked;
    if (!its->confirmed_at) return Administered::not_confirmed;
    if (is_last_administrator(rows_, *its)) return Administered::last_administrator;
    close_account(rows_, *its, delay, actor_);
    return Administered::done;
}

Administered Administration::remove(AccountId account) {
    const auto its = hold(account);
    if (!its) return Administered::gone;
    if (is_last_administrator(rows_, *its)) return Administered::last_administrator;
    rows_.deletions.remove(account);
    note(account, EventKind::account_removed);
    return Administered::done;
}

Administered Administration::join(AccountId account, const GroupName& group) {
    const auto its = hold(account);
    if (!its) return Administered::gone;
    if (!is_full(*its)) return Administered::not_confirmed;
    const auto groups = rows_.groups.of(account);
    if (std::find(groups.begin(), groups.end(), group) != groups.end())
        return Administered::nothing_to_do;
    if (groups.size() >= most_groups) return Administered::too_many;
    rows_.groups.add(account, group);
    note(account, EventKind::group_joined, {"", group.text()});
    return Administered::done;
}

Administered Administration::leave(AccountId account, const GroupName& group) {
    if (!hold(account)) return Administered::gone;
    if (!rows_.groups.remove(account, group)) return Administered::nothing_to_do;
    note(account, EventKind::group_left, {group.text(), ""});
    return Administered::done;
}

Administered Administration::resend(MailId mail) {
    const auto intent = rows_.outbox.intent_of(mail);
    if (!intent) return Administered::gone;
    // Its link would undo a change for another week.
    if (intent->kind == MailKind::address_changing) return Administered::nothing_to_do;
    rows_.outbox.enqueue(*intent);
    rows_.events.append_by(actor_, intent->account, EventKind::mail_resent,
                           {"", std::string(to_string(intent->kind))});
    return Administered::done;
}

Administered Administration::retry(MailId mail) {
    const auto its = rows_.outbox.find(mail);
    if (!its) return Administered::gone;
    if (rows_.outbox.retry_now(mail) == 0) return Administered::nothing_to_do;
    rows_.events.append_by(actor_, its->account, EventKind::mail_retried, {"", its->kind});
    return Administered::done;
}

MailId Administration::send_test_mail(const Email& to, Language language) {
    rows_.events.append_by(actor_, std::nullopt, EventKind::test_mail_sent, {"", to.typed()});
    return rows_.outbox.enqueue({MailKind::test_mail, std::nullopt, to, "", "", language});
}

}  // namespace gatepost::core
