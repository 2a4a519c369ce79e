#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "core/account.h"

namespace gatepost::core {

enum class MailId : std::uint64_t {};

/// The mails there are. Stored by name: renaming one here needs a migration.
enum class MailKind {
    confirm_email,       ///< the link that confirms a sign-up
    confirm_reminder,    ///< the same once more, after a while without an answer
    already_registered,  ///< to the owner of an address that somebody signed up with again: what a
                         ///< confirm mail becomes if its address has an owner when it is sent
    reset_password,      ///< the link to set a new password; not sent if nobody has the address
    password_changed,    ///< the notice that it was done
    change_address,      ///< to the new address: the link that makes it the account's
    address_changing,    ///< to the old one: the notice, with the link that undoes it
    new_device,          ///< that somebody logged in from a device not seen before
    deletion_asked,      ///< the link that keeps an account which is to be deleted
};

std::string to_string(MailKind kind);
std::optional<MailKind> mail_kind(std::string_view name);

/// That a mail is due, not the mail: it is rendered, and its token made, when it is sent, so that
/// no token rests in the database.
struct MailIntent {
    MailKind kind;
    std::optional<AccountId> account;  ///< the account that it is about; the row goes when it goes
    Email recipient;
    std::string client_address;  ///< of the one who caused it
    std::string user_agent{};    ///< of the one who caused it, for mails that name their device
};

enum class MailStatus { queued, sent, failed };

std::string to_string(MailStatus status);

/// A row of the outbox that a courier holds.
struct LeasedMail {
    MailId id;
    MailIntent intent;
    std::uint32_t attempts = 0;         ///< this one counted
    TimePoint asked_at;                 ///< when its cause was
    std::chrono::seconds queued_for{};  ///< since its day to try began, by the store's clock
};

/// A row of the outbox for people to look at.
struct OutboxEntry {
    MailId id;
    MailKind kind;
    std::optional<AccountId> account;
    std::string recipient;
    MailStatus status;
    std::uint32_t attempts = 0;
    TimePoint queued_at;
    TimePoint not_before;
    std::string last_error;  ///< empty if none
};

}  // namespace gatepost::core
