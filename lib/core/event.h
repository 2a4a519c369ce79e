#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/account.h"
#include "core/session.h"

namespace gatepost::core {

/// What happens to accounts. Stored by name: renaming one here needs a migration.
enum class EventKind {
    signed_up,
    address_corrected,  ///< while it was pending
    address_confirmed,
    logged_in,
    logged_out,
    password_changed,
    name_changed,
    password_reset,
    address_change_asked,
    address_change_cancelled,
    address_changed,
    address_change_undone,  ///< by "this was not me"
    session_ended,          ///< by its owner, from another one
    account_rescued,        ///< by "this was not me"
    data_exported,
    deletion_asked,
    deletion_undone,
    account_locked,  ///< by an administrator, or where "this was not me" cannot give it back
    account_unlocked,
    invitation_created,  ///< by an administrator; of nobody yet
    invitation_revoked,
    sign_up_approved,  ///< by an administrator
    sign_up_refused,   ///< by an administrator; the account is gone
    account_imported,  ///< by an administrator, from another program
    limit_reached,     ///< on passwords; of nobody where a network tried them at all addresses
    account_created,   ///< by an administrator
    account_removed,   ///< by an administrator, at once
    admin_granted,     ///< by an administrator
    admin_revoked,     ///< by an administrator
    sessions_ended,    ///< all of them, by an administrator
    reset_sent,        ///< by an administrator
    group_joined,      ///< by an administrator
    group_left,        ///< by an administrator
    mail_resent,       ///< by an administrator
    mail_retried,      ///< by an administrator; of nobody where it is all mail
    test_mail_sent,    ///< by an administrator; of nobody
    limit_cleared,     ///< by an administrator; of nobody
};

/// Empty for what is no kind.
constexpr std::string_view to_string(EventKind kind) {
    switch (kind) {
        case EventKind::signed_up:
            return "signed_up";
        case EventKind::address_corrected:
            return "address_corrected";
        case EventKind::address_confirmed:
            return "address_confirmed";
        case EventKind::logged_in:
            return "logged_in";
        case EventKind::logged_out:
            return "logged_out";
        case EventKind::password_changed:
            return "password_changed";
        case EventKind::name_changed:
            return "name_changed";
        case EventKind::password_reset:
            return "password_reset";
        case EventKind::address_change_asked:
            return "address_change_asked";
        case EventKind::address_change_cancelled:
            return "address_change_cancelled";
        case EventKind::address_changed:
            return "address_changed";
        case EventKind::address_change_undone:
            return "address_change_undone";
        case EventKind::session_ended:
            return "session_ended";
        case EventKind::account_rescued:
            return "account_rescued";
        case EventKind::data_exported:
            return "data_exported";
        case EventKind::deletion_asked:
            return "deletion_asked";
        case EventKind::deletion_undone:
            return "deletion_undone";
        case EventKind::account_locked:
            return "account_locked";
        case EventKind::account_unlocked:
            return "account_unlocked";
        case EventKind::invitation_created:
            return "invitation_created";
        case EventKind::invitation_revoked:
            return "invitation_revoked";
        case EventKind::sign_up_approved:
            return "sign_up_approved";
        case EventKind::sign_up_refused:
            return "sign_up_refused";
        case EventKind::account_imported:
            return "account_imported";
        case EventKind::limit_reached:
            return "limit_reached";
        case EventKind::account_created:
            return "account_created";
        case EventKind::account_removed:
            return "account_removed";
        case EventKind::admin_granted:
            return "admin_granted";
        case EventKind::admin_revoked:
            return "admin_revoked";
        case EventKind::sessions_ended:
            return "sessions_ended";
        case EventKind::reset_sent:
            return "reset_sent";
        case EventKind::group_joined:
            return "group_joined";
        case EventKind::group_left:
            return "group_left";
        case EventKind::mail_resent:
            return "mail_resent";
        case EventKind::mail_retried:
            return "mail_retried";
        case EventKind::test_mail_sent:
            return "test_mail_sent";
        case EventKind::limit_cleared:
            return "limit_cleared";
    }
    return {};
}

/// Orders events by when they were noted.
enum class EventId : std::uint64_t {};

/// The one who does something as an administrator: with an account, or on the command line.
struct Actor {
    std::optional<AccountId> account;
    Client client;
};

/// What was changed, where it is no secret: at most 320 code points each, empty for nothing.
struct EventChange {
    std::string before{};
    std::string after{};
};

/// Something that happened to an account.
struct Event {
    EventKind kind;
    TimePoint happened_at;
    Client client{};  ///< that caused it
    EventChange change{};
    EventId id{};
    std::optional<AccountId> actor{};    ///< nothing on the command line, and where nobody knows
    std::optional<AccountId> account{};  ///< nothing where it is nobody's
};

/// Which events are asked for.
struct EventFilter {
    std::optional<AccountId> account{};
    std::optional<EventKind> kind{};
    std::optional<TimePoint> since{};
};

/// Whether somebody else than its owner did it on purpose: an administrator.
inline bool is_by_administrator(const Event& event) {
    return event.actor != event.account && event.kind != EventKind::limit_reached;
}

}  // namespace gatepost::core
