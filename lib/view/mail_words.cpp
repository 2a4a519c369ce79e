#include "view/mail_words.h"

#include "base/enumerator.h"

namespace gatepost::view {
namespace {

Message in_words(core::MailKind kind) {
    switch (kind) {
        case core::MailKind::confirm_email:
            return Message("Link to confirm the address");
        case core::MailKind::confirm_reminder:
            return Message("Reminder to confirm the address");
        case core::MailKind::reset_password:
            return Message("Link to set a new password");
        case core::MailKind::password_changed:
            return Message("Notice of a new password");
        case core::MailKind::change_address:
            return Message("Link to change the address");
        case core::MailKind::address_changing:
            return Message("Notice of a change of the address");
        case core::MailKind::new_device:
            return Message("Notice of a login from a new device");
        case core::MailKind::guesses_stopped:
            return Message("Notice of too many wrong passwords");
        case core::MailKind::deletion_asked:
            return Message("Link to keep the account");
        case core::MailKind::sign_up_approved:
            return Message("Notice of an approved sign-up");
        case core::MailKind::sign_up_refused:
            return Message("Notice of a refused sign-up");
        case core::MailKind::sign_ups_waiting:
            return Message("Sign-ups waiting, for administrators");
        case core::MailKind::account_locked:
            return Message("Notice of a locked account");
        case core::MailKind::address_set:
            return Message("Notice of an address that an administrator changed");
        case core::MailKind::test_mail:
            return Message("Test email");
    }
    __builtin_unreachable();
}

}  // namespace

Message mail_in_words(std::string_view kind) {
    const auto known = base::enumerator_named<core::MailKind>(kind);
    return known ? in_words(*known) : Message("An email this version doesn't know");
}

Message in_words(core::MailStatus status) {
    switch (status) {
        case core::MailStatus::queued:
            return Message("waits");
        case core::MailStatus::sent:
            return Message("sent");
        case core::MailStatus::failed:
            return Message("failed");
    }
    __builtin_unreachable();
}

}  // namespace gatepost::view
