#include "core/due_mail.h"

#include <algorithm>

#include "core/declines.h"

namespace gatepost::core {
namespace {

class Composer {
  public:
    Composer(const LeasedMail& due, const MailSources& sources)
        : due_(due),
          links_(sources.links),
          base_url_(sources.base_url),
          rows_(sources.store.rows()),
          now_(sources.clock.now()) {}

    std::optional<Mail> compose();

  private:
    using Body = decltype(Mail::body);

    std::optional<Mail> confirm_email();
    std::optional<Mail> reset_password();
    std::optional<Mail> change_address();
    std::optional<Mail> address_changing();
    std::optional<Mail> password_changed();
    std::optional<Mail> new_device();
    std::optional<Mail> guesses_stopped();
    std::optional<Mail> deletion_asked();
    std::optional<Mail> sign_up_approved();
    std::optional<Mail> sign_up_refused();
    std::optional<Mail> sign_ups_waiting();
    std::optional<Mail> account_locked();
    std::optional<Mail> address_set();
    std::optional<Mail> test_mail();
    Mail mail_of_nobody(Body body) const;

    Mail mail_to(const Email& recipient, const Account& account, Body body) const {
        const bool is_its_own = account.confirmed_at && account.email == recipient;
        return {recipient,
                account.language,
                due_.asked_at,
                due_.intent.client_address,
                is_its_own ? account.name : std::nullopt,
                std::move(body)};
    }
    /// To whom it was addressed when it became due.
    Mail mail(const Account& account, Body body) const {
        return mail_to(due_.intent.recipient, account, std::move(body));
    }

    std::optional<Account> account() const;
    std::optional<AddressChange> newest_change(Email AddressChange::*mailbox) const;
    DeletionAskedMail deletion(const Account& account) const;
    std::string rescue_link(const Account& account) const;
    std::string rescue_link_if_owner(const Account& account) const;
    template <class Purpose>
    std::string link(std::string_view path, const Token<Purpose>& token) const {
        return base_url_ + std::string(path) + token.text();
    }

    const LeasedMail& due_;
    const LinkTokens& links_;
    const std::string& base_url_;
    Rows rows_;
    base::TimePoint now_;
};

std::optional<Mail> Composer::compose() {
    switch (due_.intent.kind) {
        case MailKind::confirm_email:
        case MailKind::confirm_reminder:
            return confirm_email();
        case MailKind::reset_password:
            return reset_password();
        case MailKind::change_address:
            return change_address();
        case MailKind::address_changing:
            return address_changing();
        case MailKind::password_changed:
            return password_changed();
        case MailKind::new_device:
            return new_device();
        case MailKind::guesses_stopped:
            return guesses_stopped();
        case MailKind::deletion_asked:
            return deletion_asked();
        case MailKind::sign_up_approved:
            return sign_up_approved();
        case MailKind::sign_up_refused:
            return sign_up_refused();
        case MailKind::sign_ups_waiting:
            return sign_ups_waiting();
        case MailKind::account_locked:
            return account_locked();
        case MailKind::address_set:
            return address_set();
        case MailKind::test_mail:
            return test_mail();
    }
    __builtin_unreachable();
}

/// The account that the mail is about.
std::optional<Account> Composer::account() const {
    const auto found = rows_.accounts.find(due_.intent.account.value());
    if (!found) return std::nullopt;
    return found->account;
}

std::optional<Mail> Composer::confirm_email() {
    const auto its = account();
    // Another sign-up has won the address; or it was corrected since: a link to the new one does
    // not belong into the old mailbox.
    if (!its || !(its->email == due_.intent.recipient)) return std::nullopt;
    if (its->locked_at) return std::nullopt;
    const bool is_reminder = due_.intent.kind == MailKind::confirm_reminder;
    const auto owner = rows_.accounts.find_owner(its->email);
    if (owner && owner->id != its->id) {
        if (is_reminder || owner->locked_at) return std::nullopt;
        if (owner->deletes_at) return mail_to(owner->email, *owner, deletion(*owner));
        return mail_to(owner->email, *owner, AlreadyRegisteredMail{});
    }
    if (!owner && is_quiet(rows_.limits, its->email)) return std::nullopt;
    return mail(*its, ConfirmEmailMail{link("/confirm/", links_.confirm.make(*its, now_)),
                                       links_.confirm_codes.make(*its, now_),
                                       link("/decline/", links_.decline.make(*its, now_)),
                                       links_.confirm.lifetime(), is_reminder});
}

std::optional<Mail> Composer::reset_password() {
    // One that an administrator had sent is for that very account.
    const auto addressee =
        due_.intent.account ? account() : rows_.accounts.find_addressee(due_.intent.recipient);
    if (!addressee || addressee->locked_at) return std::nullopt;
    const Account& its = *addressee;
    const bool is_asked_for_by_administrator = due_.intent.account.has_value();
    if (!its.confirmed_at && !is_asked_for_by_administrator && is_quiet(rows_.limits, its.email))
        return std::nullopt;
    // A closed account has to be kept first.
    if (its.deletes_at) return mail_to(its.email, its, deletion(its));
    return mail_to(
        its.email, its,
        ResetPasswordMail{link("/reset/", links_.reset.make(its, now_)), links_.reset.lifetime()});
}

// The change that a mail tells of: the newest one from or to its mailbox. Not the newest of all:
// one that goes on from the new address must not keep the notice from the old one. Nothing to say
// any more if another change took its place, or the owner was faster than the mail.
std::optional<AddressChange> Composer::newest_change(Email AddressChange::*mailbox) const {
    auto all = rows_.changes.of(due_.intent.account.value());
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const AddressChange& change) {
        return due_.intent.recipient == change.*mailbox;
    });
    if (found == all.rend() || found->state == ChangeState::voided) return std::nullopt;
    return std::move(*found);
}

std::optional<Mail> Composer::change_address() {
    const auto its = account();
    const auto change = newest_change(&AddressChange::to);
    if (!its || !change || change->state != ChangeState::asked) return std::nullopt;
    // The owner of that address, if it has one already, is told so, and nobody else learns of it.
    const auto owner = rows_.accounts.find_owner(change->to);
    if (owner && owner->id != its->id) return mail(*owner, AlreadyRegisteredMail{});
    const auto token = links_.change.make(*its, now_, static_cast<std::uint32_t>(change->id));
    return mail(*its,
                ChangeAddressMail{link("/address/confirm/", token), links_.change.lifetime()});
}

std::optional<Mail> Composer::address_changing() {
    const auto its = account();
    const auto change = newest_change(&AddressChange::from);
    if (!its || !change) return std::nullopt;
    const auto token = links_.undo.make(*its, now_, static_cast<std::uint32_t>(change->id));
    return mail(*its, AddressChangingMail{change->to.typed(), link("/not-me/", token),
                                          links_.undo.lifetime()});
}

std::optional<Mail> Composer::password_changed() {
    const auto its = account();
    if (!its) return std::nullopt;
    return mail(*its, PasswordChangedMail{rescue_link_if_owner(*its), links_.rescue.lifetime()});
}

std::optional<Mail> Composer::new_device() {
    const auto its = account();
    if (!its) return std::nullopt;
    return mail(*its, NewDeviceMail{due_.intent.user_agent, rescue_link_if_owner(*its),
                                    links_.rescue.lifetime()});
}

std::optional<Mail> Composer::guesses_stopped() {
    const auto its = rows_.accounts.find_owner(due_.intent.recipient);
    if (!its || its->locked_at || its->deletes_at) return std::nullopt;
    return mail(*its, GuessesStoppedMail{link("/allow/", links_.allow.make(*its, now_)),
                                         links_.allow.lifetime()});
}

std::optional<Mail> Composer::deletion_asked() {
    const auto its = account();
    if (!its || !its->deletes_at) return std::nullopt;  // undone meanwhile
    return mail(*its, deletion(*its));
}

std::optional<Mail> Composer::sign_up_approved() {
    const auto its = account();
    if (!its || its->locked_at) return std::nullopt;
    return mail(*its, SignUpApprovedMail{});
}

// There is no account any more, so the row says it all.
std::optional<Mail> Composer::sign_up_refused() {
    return mail_of_nobody(SignUpRefusedMail{});
}

Mail Composer::mail_of_nobody(Body body) const {
    return {due_.intent.recipient, due_.intent.language.value_or(Language::english),
            due_.asked_at,         due_.intent.client_address,
            std::nullopt,          std::move(body)};
}

std::optional<Mail> Composer::test_mail() {
    return mail_of_nobody(TestMail{});
}

std::optional<Mail> Composer::account_locked() {
    const auto its = account();
    if (!its || !its->locked_at) return std::nullopt;  // unlocked meanwhile
    return mail(*its, AccountLockedMail{});
}

std::optional<Mail> Composer::address_set() {
    const auto its = account();
    if (!its) return std::nullopt;
    return mail(*its, AddressSetMail{its->email.typed()});
}

std::optional<Mail> Composer::sign_ups_waiting() {
    const auto its = account();
    const auto waiting = rows_.approvals.count().all;
    if (!its || !its->admin || waiting == 0) return std::nullopt;  // somebody was faster
    return mail(*its, SignUpsWaitingMail{static_cast<int>(waiting)});
}

DeletionAskedMail Composer::deletion(const Account& account) const {
    return {link("/keep/", links_.keep.make(account, now_)), rescue_link(account),
            account.deletes_at.value()};
}

std::string Composer::rescue_link(const Account& account) const {
    const auto serial = rows_.accounts.rescue_serial(account.id);
    return link("/rescue/", links_.rescue.make(account, now_, serial));
}

// The address was changed since: its notice went to the old one, with a link of its own.
std::string Composer::rescue_link_if_owner(const Account& account) const {
    return account.email == due_.intent.recipient ? rescue_link(account) : "";
}

}  // namespace

std::optional<Mail> mail_due(const LeasedMail& due, const MailSources& sources) {
    return Composer(due, sources).compose();
}

}  // namespace gatepost::core
