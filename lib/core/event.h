#pragma once

#include <optional>
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
    limit_reached,     ///< on passwords; of nobody where a network tried them at all addresses
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
        case EventKind::limit_reached:
            return "limit_reached";
    }
    return {};
}

/// Something that happened to an account.
struct Event {
    EventKind kind;
    TimePoint happened_at;
    Client client;  ///< that caused it
};

}  // namespace gatepost::core
