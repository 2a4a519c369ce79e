#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/account.h"

namespace gatepost::core {

/// What may be due. Stored by name: renaming one needs a migration.
enum class MailKind {
    confirm_email,     ///< the link that confirms a sign-up
    confirm_reminder,  ///< the same once more, after a while without an answer
    reset_password,    ///< the link to set a new password; not sent if nobody has the address
    password_changed,  ///< the notice that it was done
    change_address,    ///< to the new address: the link that makes it the account's
    address_changing,  ///< to the old one: the notice, with the link that undoes it
    new_device,        ///< that somebody logged in from a device not seen before
    guesses_stopped,   ///< that no password of the account is tried; not sent if nobody has it
    deletion_asked,    ///< the link that keeps an account which is to be deleted
    sign_up_approved,  ///< that an administrator lets the account in
    sign_up_refused,   ///< that none does, and the account is gone
    sign_ups_waiting,  ///< to administrators: how many await approval
    account_locked,    ///< that an administrator has locked the account
    address_set,       ///< to both addresses: that an administrator has changed it
    test_mail,         ///< that mail leaves the site; of no account
};

/// Empty for what is no kind.
constexpr std::string_view to_string(MailKind kind) {
    switch (kind) {
        case MailKind::confirm_email:
            return "confirm_email";
        case MailKind::confirm_reminder:
            return "confirm_reminder";
        case MailKind::reset_password:
            return "reset_password";
        case MailKind::password_changed:
            return "password_changed";
        case MailKind::change_address:
            return "change_address";
        case MailKind::address_changing:
            return "address_changing";
        case MailKind::new_device:
            return "new_device";
        case MailKind::guesses_stopped:
            return "guesses_stopped";
        case MailKind::deletion_asked:
            return "deletion_asked";
        case MailKind::sign_up_approved:
            return "sign_up_approved";
        case MailKind::sign_up_refused:
            return "sign_up_refused";
        case MailKind::sign_ups_waiting:
            return "sign_ups_waiting";
        case MailKind::account_locked:
            return "account_locked";
        case MailKind::address_set:
            return "address_set";
        case MailKind::test_mail:
            return "test_mail";
    }
    return {};
}

/// Whether somebody waits for it in front of a page: such mails go before all others.
constexpr bool is_urgent(MailKind kind) {
    switch (kind) {
        case MailKind::confirm_email:
        case MailKind::reset_password:
        case MailKind::change_address:
        case MailKind::guesses_stopped:
        case MailKind::test_mail:
            return true;
        case MailKind::confirm_reminder:
        case MailKind::password_changed:
        case MailKind::address_changing:
        case MailKind::new_device:
        case MailKind::deletion_asked:
        case MailKind::sign_up_approved:
        case MailKind::sign_up_refused:
        case MailKind::sign_ups_waiting:
        case MailKind::account_locked:
        case MailKind::address_set:
            return false;
    }
    return false;
}

struct ConfirmEmailMail {
    std::string link;
    std::string code;          ///< that can be typed instead, see ConfirmCodes
    std::string decline_link;  ///< "I did not sign up"
    std::chrono::seconds lifetime{};
    bool is_reminder = false;  ///< that the mail before was not answered
};

/// To the owner of an address that somebody signed up with again, or wants for another account:
/// what the mail with the link becomes if its address has an owner when it is sent.
struct AlreadyRegisteredMail {};

struct ResetPasswordMail {
    std::string link;
    std::chrono::seconds lifetime{};
};

struct PasswordChangedMail {
    std::string rescue_link;  ///< "this was not me"; empty if the account has another address now
    std::chrono::seconds lifetime{};
};

struct ChangeAddressMail {
    std::string link;
    std::chrono::seconds lifetime{};
};

struct AddressChangingMail {
    std::string new_address;
    std::string link;  ///< that undoes it
    std::chrono::seconds lifetime{};
};

struct NewDeviceMail {
    std::string user_agent;
    std::string rescue_link;  ///< as in PasswordChangedMail
    std::chrono::seconds lifetime{};
};

struct GuessesStoppedMail {
    std::string link;  ///< that lets one more browser try
    std::chrono::seconds lifetime{};
};

struct DeletionAskedMail {
    std::string link;  ///< that keeps the account
    std::string rescue_link;
    TimePoint deletes_at;
};

struct SignUpApprovedMail {};

struct SignUpRefusedMail {};

struct SignUpsWaitingMail {
    int count = 0;  ///< of those who await approval, now
};

struct AccountLockedMail {};

struct AddressSetMail {
    std::string new_address;
};

struct TestMail {};

/// A mail before it is written out: what all of them say, and what one says.
struct Mail {
    Email recipient;
    Language language{};
    TimePoint asked_at;          ///< when its cause was
    std::string client_address;  ///< of the one who caused it; empty if unknown
    /// Whom it greets. Nothing unless the recipient has confirmed to have that address: no mail to
    /// anybody else holds what somebody typed, but for the address.
    std::optional<DisplayName> name{};
    std::variant<ConfirmEmailMail, AlreadyRegisteredMail, ResetPasswordMail, PasswordChangedMail,
                 ChangeAddressMail, AddressChangingMail, NewDeviceMail, GuessesStoppedMail,
                 DeletionAskedMail, SignUpApprovedMail, SignUpRefusedMail, SignUpsWaitingMail,
                 AccountLockedMail, AddressSetMail, TestMail>
        body;
};

}  // namespace gatepost::core
