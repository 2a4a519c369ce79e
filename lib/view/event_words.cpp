#include "view/event_words.h"

namespace gatepost::view {

std::string event_in_words(core::EventKind kind) {
    switch (kind) {
        case core::EventKind::signed_up:
            return "Signed up";
        case core::EventKind::address_corrected:
            return "Address corrected";
        case core::EventKind::address_confirmed:
            return "Address confirmed";
        case core::EventKind::logged_in:
            return "Logged in";
        case core::EventKind::login_failed:
            return "Login failed: wrong password";
        case core::EventKind::logged_out:
            return "Logged out";
        case core::EventKind::password_changed:
            return "Password changed";
        case core::EventKind::password_reset:
            return "New password set by mail";
        case core::EventKind::address_change_asked:
            return "Change of the address asked for";
        case core::EventKind::address_changed:
            return "Address changed";
        case core::EventKind::address_change_undone:
            return "Change of the address undone";
        case core::EventKind::session_ended:
            return "Device logged out from another one";
        case core::EventKind::account_rescued:
            return "Everybody shut out by “this was not me”";
        case core::EventKind::data_exported:
            return "Data downloaded";
        case core::EventKind::deletion_asked:
            return "Deletion of the account asked for";
        case core::EventKind::deletion_undone:
            return "Account kept after all";
    }
    __builtin_unreachable();
}

}  // namespace gatepost::view
