#include "view/event_words.h"

namespace gatepost::view {

Message event_in_words(core::EventKind kind) {
    switch (kind) {
        case core::EventKind::signed_up:
            return Message("Signed up");
        case core::EventKind::address_corrected:
            return Message("Address corrected");
        case core::EventKind::address_confirmed:
            return Message("Address confirmed");
        case core::EventKind::logged_in:
            return Message("Logged in");
        case core::EventKind::logged_out:
            return Message("Logged out");
        case core::EventKind::password_changed:
            return Message("Password changed");
        case core::EventKind::name_changed:
            return Message("Name changed");
        case core::EventKind::password_reset:
            return Message("New password set by email");
        case core::EventKind::address_change_asked:
            return Message("Change of address requested");
        case core::EventKind::address_change_cancelled:
            return Message("Change of address cancelled");
        case core::EventKind::address_changed:
            return Message("Address changed");
        case core::EventKind::address_change_undone:
            return Message("Change of address undone");
        case core::EventKind::session_ended:
            return Message("Device logged out from another one");
        case core::EventKind::account_rescued:
            return Message("Everyone logged out with “This wasn't me”");
        case core::EventKind::data_exported:
            return Message("Data downloaded");
        case core::EventKind::deletion_asked:
            return Message("Deletion of the account requested");
        case core::EventKind::deletion_undone:
            return Message("Account kept after all");
        case core::EventKind::account_locked:
            return Message("Account locked");
        case core::EventKind::account_unlocked:
            return Message("Account unlocked");
        case core::EventKind::invitation_created:
            return Message("Invitation created");
        case core::EventKind::invitation_revoked:
            return Message("Invitation withdrawn");
        case core::EventKind::sign_up_approved:
            return Message("Sign-up approved");
        case core::EventKind::sign_up_refused:
            return Message("Sign-up refused");
        case core::EventKind::account_imported:
            return Message("Account imported");
        case core::EventKind::limit_reached:
            return Message("Too many wrong passwords: logins paused");
        case core::EventKind::account_created:
            return Message("Account created");
        case core::EventKind::account_removed:
            return Message("Account deleted at once");
        case core::EventKind::admin_granted:
            return Message("Made an administrator");
        case core::EventKind::admin_revoked:
            return Message("No longer an administrator");
        case core::EventKind::sessions_ended:
            return Message("Logged out everywhere");
        case core::EventKind::reset_sent:
            return Message("Link for a new password sent");
        case core::EventKind::group_joined:
            return Message("Added to a group");
        case core::EventKind::group_left:
            return Message("Removed from a group");
        case core::EventKind::mail_resent:
            return Message("Email sent again");
        case core::EventKind::mail_retried:
            return Message("Email tried again");
        case core::EventKind::test_mail_sent:
            return Message("Test email sent");
        case core::EventKind::limit_cleared:
            return Message("Limit cleared");
    }
    __builtin_unreachable();
}

Message event_for_owner(const core::Event& event) {
    if (is_by_administrator(event)) {
        if (event.kind == core::EventKind::address_changed)
            return Message("An administrator changed your email address");
        if (event.kind == core::EventKind::address_confirmed)
            return Message("An administrator confirmed your email address");
        if (event.kind == core::EventKind::password_changed)
            return Message("An administrator set a new password");
        if (event.kind == core::EventKind::session_ended)
            return Message("An administrator logged out one of your devices");
        if (event.kind == core::EventKind::sessions_ended)
            return Message("An administrator logged out all your devices");
        if (event.kind == core::EventKind::deletion_asked)
            return Message("An administrator requested the deletion of your account");
    }
    return event_in_words(event.kind);
}

}  // namespace gatepost::view
