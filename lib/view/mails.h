#pragma once

#include <chrono>
#include <string>

#include "base/clock.h"
#include "core/language.h"

namespace gatepost::view {

struct Theme;

struct MailParts {
    std::string subject;
    std::string text;
    std::string html;
};

/// A mail's data; the two parts are rendered from the same.
struct ConfirmEmailMail {
    std::string email;
    std::string link;
    std::string decline_link;
    base::TimePoint asked_at;
    std::string client_address;  ///< empty if unknown
    std::chrono::seconds lifetime{};
    bool reminder = false;  ///< that the mail before was not answered

    MailParts render(const Theme& theme, core::Language language) const;
};

struct AlreadyRegisteredMail {
    std::string email;
    base::TimePoint asked_at;
    std::string client_address;

    MailParts render(const Theme& theme, core::Language language) const;
};

struct ResetPasswordMail {
    std::string email;
    std::string link;
    base::TimePoint asked_at;
    std::string client_address;
    std::chrono::seconds lifetime{};

    MailParts render(const Theme& theme, core::Language language) const;
};

struct PasswordChangedMail {
    std::string email;
    std::string rescue_link;  ///< empty if the account has another address by now
    base::TimePoint changed_at;
    std::string client_address;
    std::chrono::seconds lifetime{};

    MailParts render(const Theme& theme, core::Language language) const;
};

struct NewDeviceMail {
    std::string email;
    std::string user_agent;
    std::string rescue_link;  ///< empty if the account has another address by now
    base::TimePoint logged_in_at;
    std::string client_address;
    std::chrono::seconds lifetime{};

    MailParts render(const Theme& theme, core::Language language) const;
};

struct DeletionAskedMail {
    std::string email;
    std::string link;  ///< that keeps the account
    std::string rescue_link;
    base::TimePoint deletes_at;
    base::TimePoint asked_at;
    std::string client_address;

    MailParts render(const Theme& theme, core::Language language) const;
};

/// To the new address.
struct ChangeAddressMail {
    std::string email;
    std::string link;
    base::TimePoint asked_at;
    std::string client_address;
    std::chrono::seconds lifetime{};

    MailParts render(const Theme& theme, core::Language language) const;
};

/// To the old one.
struct AddressChangingMail {
    std::string email;
    std::string new_email;
    std::string link;  ///< that undoes it
    base::TimePoint asked_at;
    std::string client_address;
    std::chrono::seconds lifetime{};

    MailParts render(const Theme& theme, core::Language language) const;
};

}  // namespace gatepost::view
