#include "app/web/notice.h"

#include <algorithm>
#include <array>

namespace gatepost::app {
namespace {

struct Entry {
    Notice notice;
    std::string_view name;  // in the cookie
    view::Tone tone;
    view::Message text;
};

constexpr std::array entries{
    Entry{Notice::confirmation_sent, "confirmation-sent", view::Tone::success,
          view::Message("A confirmation email has been sent.")},
    Entry{Notice::confirmation_resent, "confirmation-resent", view::Tone::success,
          view::Message("A new confirmation email has been sent.")},
    Entry{Notice::resent_lately, "resent-lately", view::Tone::info,
          view::Message("No new email was sent, because you've just asked for several.")},
    Entry{Notice::welcome, "welcome", view::Tone::success, view::Message("Welcome.")},
    Entry{Notice::log_in_to_confirm, "log-in-to-confirm", view::Tone::info,
          view::Message("Log in to confirm your address.")},
    Entry{Notice::logged_out, "logged-out", view::Tone::info,
          view::Message("You were logged out.")},
    Entry{Notice::confirmed, "confirmed", view::Tone::success,
          view::Message("You have confirmed your account. Thanks!")},
    Entry{Notice::already_confirmed, "already-confirmed", view::Tone::info,
          view::Message("Account already confirmed.")},
    Entry{Notice::not_yet_confirmed, "not-yet-confirmed", view::Tone::info,
          view::Message("Not confirmed yet. Open the link in the email, or enter its code.")},
    Entry{Notice::invalid_link, "invalid-link", view::Tone::error,
          view::Message("The confirmation link is invalid or has expired.")},
    Entry{Notice::password_changed, "password-changed", view::Tone::success,
          view::Message("Your password has been changed, and you're logged out everywhere else.")},
    Entry{Notice::name_changed, "name-changed", view::Tone::success,
          view::Message("Your name is saved.")},
    Entry{Notice::reset_sent, "reset-sent", view::Tone::info,
          view::Message(
              "If that address has an account, a link to set a new password is on its way.")},
    Entry{Notice::invalid_reset_link, "invalid-reset-link", view::Tone::error,
          view::Message(
              "The link to set a new password is invalid or has expired. Request a new one.")},
    Entry{Notice::password_reset, "password-reset", view::Tone::success,
          view::Message("Your new password is set. You can log in now.")},
    Entry{Notice::form_expired, "form-expired", view::Tone::info,
          view::Message("This page was open for too long, or you logged in or out in another tab. "
                        "Nothing was changed. Please try again.")},
    Entry{Notice::cookie_missing, "cookie-missing", view::Tone::error,
          view::Message("Your browser didn't send this site's cookie, so nothing was changed. "
                        "Please try again. If this happens again, allow cookies and check that the "
                        "address starts with https://.")},
    Entry{Notice::session_over, "session-over", view::Tone::info,
          view::Message("Your session has ended. Nothing was changed. Please log in again.")},
    Entry{Notice::session_over_elsewhere, "session-over-elsewhere", view::Tone::info,
          view::Message("You were logged out from another device. Nothing was changed. Please log "
                        "in again.")},
    Entry{Notice::session_over_by_password, "session-over-by-password", view::Tone::info,
          view::Message("You were logged out because your password was changed. Nothing else was "
                        "changed. Please log in again.")},
    Entry{Notice::session_ran_out, "session-ran-out", view::Tone::info,
          view::Message("You've been logged out after a while. Log in again.")},
    Entry{Notice::session_ended_elsewhere, "session-ended-elsewhere", view::Tone::info,
          view::Message("You've been logged out from another device.")},
    Entry{Notice::session_ended_by_password, "session-ended-by-password", view::Tone::info,
          view::Message("You've been logged out because your password was changed.")},
    Entry{Notice::session_closed, "session-closed", view::Tone::info,
          view::Message("You've been logged out.")},
    Entry{Notice::address_too_long, "address-too-long", view::Tone::info,
          view::Message("The address you wanted to open was too long, so you start here instead.")},
    Entry{
        Notice::address_change_asked, "address-change-asked", view::Tone::info,
        view::Message(
            "Open the link we sent to the new address. Until then, your address stays the same.")},
    Entry{Notice::address_change_cancelled, "address-change-cancelled", view::Tone::success,
          view::Message("Your address stays as it is. The link we sent no longer works.")},
    Entry{Notice::address_changed, "address-changed", view::Tone::success,
          view::Message("Your address has been changed. From now on, log in with the new one.")},
    Entry{Notice::address_taken, "address-taken", view::Tone::error,
          view::Message("That address belongs to another account, so yours hasn't changed.")},
    Entry{Notice::invalid_change_link, "invalid-change-link", view::Tone::error,
          view::Message(
              "The link to change your address is invalid or has expired. Request a new one.")},
    Entry{Notice::address_change_undone, "address-change-undone", view::Tone::success,
          view::Message(
              "Your address hasn't changed, and everyone is logged out. Set a new password now.")},
    Entry{Notice::invalid_undo_link, "invalid-undo-link", view::Tone::error,
          view::Message(
              "This link no longer works. If your account isn't safe, set a new password.")},
    Entry{Notice::sign_up_declined, "sign-up-declined", view::Tone::success,
          view::Message("The sign-up has been deleted. Thanks for telling us.")},
    Entry{Notice::nothing_to_decline, "nothing-to-decline", view::Tone::info,
          view::Message("This sign-up no longer exists, so there's nothing to delete.")},
    Entry{Notice::session_ended, "session-ended", view::Tone::success,
          view::Message("That device is logged out.")},
    Entry{Notice::no_such_session, "no-such-session", view::Tone::info,
          view::Message("No device was logged out. Choose one from the list.")},
    Entry{Notice::other_sessions_ended, "other-sessions-ended", view::Tone::success,
          view::Message("All your other devices are logged out.")},
    Entry{Notice::account_rescued, "account-rescued", view::Tone::success,
          view::Message(
              "Everyone is logged out, and the old password no longer works. Set a new one now.")},
    Entry{Notice::deletion_asked, "deletion-asked", view::Tone::info,
          view::Message("Your account is closed and will be deleted. If you change your mind, open "
                        "the link in the email we sent you.")},
    Entry{Notice::account_kept, "account-kept", view::Tone::success,
          view::Message("We've kept your account. You can log in as before.")},
    Entry{Notice::nothing_to_keep, "nothing-to-keep", view::Tone::info,
          view::Message("This link has already been used or has expired.")},
    Entry{Notice::account_locked, "account-locked", view::Tone::error,
          view::Message(
              "This account is locked. To unlock it, contact the administrator of this site.")},
    Entry{Notice::browser_allowed, "browser-allowed", view::Tone::success,
          view::Message("You can now log in from this browser.")},
    Entry{
        Notice::locked_instead, "locked-instead", view::Tone::success,
        view::Message(
            "The other account is locked, and everyone is logged out of it. Only the administrator "
            "of this site can unlock it. Your newer account keeps your email address.")},
    Entry{Notice::known_password, "known-password", view::Tone::error,
          view::Message("You're logged in, but your password is on a list of stolen passwords. "
                        "Please change it now.")},
    Entry{Notice::invalid_invitation, "invalid-invitation", view::Tone::error,
          view::Message("This invitation no longer works. Ask for a new one.")},
    Entry{Notice::invitation_used_up, "invitation-used-up", view::Tone::error,
          view::Message("Your invitation ended before you confirmed your address. Ask for a new "
                        "one, then sign up with the same password.")},
    Entry{Notice::sign_up_approved, "sign-up-approved", view::Tone::success,
          view::Message("The sign-up is approved, and we've emailed them.")},
    Entry{Notice::sign_up_refused, "sign-up-refused", view::Tone::success,
          view::Message("The sign-up is refused and deleted, and we've emailed them.")},
    Entry{Notice::no_such_sign_up, "no-such-sign-up", view::Tone::info,
          view::Message("That sign-up is no longer waiting. Nothing was changed.")},
    Entry{Notice::invitation_created, "invitation-created", view::Tone::success,
          view::Message("The invitation is ready. Copy its link from the top of the list.")},
    Entry{Notice::invitation_revoked, "invitation-revoked", view::Tone::success,
          view::Message("The invitation is withdrawn. Nobody can sign up with it now.")},
    Entry{Notice::no_such_invitation, "no-such-invitation", view::Tone::info,
          view::Message("There is no such invitation, or it is withdrawn already.")},
    Entry{Notice::mail_due, "mail-due", view::Tone::success,
          view::Message("We're trying to send the email again. Reload this page in a moment to see "
                        "whether it was sent.")},
    Entry{Notice::no_such_mail, "no-such-mail", view::Tone::info,
          view::Message("That email is no longer waiting. Nothing was changed.")},
    Entry{Notice::mail_resent, "mail-resent", view::Tone::success,
          view::Message("We're sending the email once more. Reload this page in a moment to see "
                        "whether it was sent.")},
    Entry{Notice::test_mail_queued, "test-mail-queued", view::Tone::success,
          view::Message("A test email is on its way. If it doesn't arrive, check below for what "
                        "the mail server said.")},
    Entry{Notice::made_confirmed, "made-confirmed", view::Tone::success,
          view::Message("The account is confirmed.")},
    Entry{Notice::made_locked, "made-locked", view::Tone::success,
          view::Message("The account is locked, and everyone is logged out of it.")},
    Entry{Notice::made_unlocked, "made-unlocked", view::Tone::success,
          view::Message("The account is unlocked. Its owner can log in again.")},
    Entry{Notice::made_administrator, "made-administrator", view::Tone::success,
          view::Message("The account is an administrator now.")},
    Entry{Notice::made_no_administrator, "made-no-administrator", view::Tone::success,
          view::Message("The account is no longer an administrator.")},
    Entry{Notice::made_other_address, "made-other-address", view::Tone::success,
          view::Message("The address is changed. Both addresses get an email.")},
    Entry{Notice::made_other_password, "made-other-password", view::Tone::success,
          view::Message("The new password is set, and everyone is logged out of the account.")},
    Entry{Notice::made_leaving, "made-leaving", view::Tone::success,
          view::Message("The account is closed and will be deleted. Its owner can keep it with the "
                        "link we email.")},
    Entry{Notice::made_gone, "made-gone", view::Tone::success,
          view::Message("The account is deleted.")},
    Entry{Notice::made_reset, "made-reset", view::Tone::success,
          view::Message("An email with a link to set a new password is on its way to the owner.")},
    Entry{Notice::made_logged_out, "made-logged-out", view::Tone::success,
          view::Message("Everyone is logged out of the account.")},
    Entry{Notice::group_added, "group-added", view::Tone::success,
          view::Message("The account is in the group now.")},
    Entry{Notice::group_removed, "group-removed", view::Tone::success,
          view::Message("The account is no longer in the group.")},
    Entry{Notice::nothing_changed, "nothing-changed", view::Tone::info,
          view::Message("Nothing to change: it's already set.")},
};

constexpr const Entry* find(Notice notice) {
    return std::find_if(entries.begin(), entries.end(),
                        [&](const Entry& entry) { return entry.notice == notice; });
}

constexpr bool are_all_there() {
    for (int i = 0; i < static_cast<int>(Notice::end); ++i) {
        if (find(Notice{i}) == entries.end()) return false;
    }
    return true;
}
static_assert(are_all_there(), "each notice has an entry above");

}  // namespace

view::NoticeText to_view(Notice notice) {
    const Entry* entry = find(notice);
    return {entry->tone, entry->text};
}

std::string NoticeCookie::make(Notice notice, base::TimePoint now) const {
    return signer_.sign(find(notice)->name, now);
}

std::optional<Notice> NoticeCookie::open(std::string_view cookie, base::TimePoint now) const {
    const auto opened = signer_.verify(cookie);
    if (!opened || !crypto::is_fresh(opened->signed_at, now, std::chrono::minutes(5))) {
        return std::nullopt;
    }
    for (const Entry& entry : entries) {
        if (entry.name == opened->payload) return entry.notice;
    }
    return std::nullopt;
}

}  // namespace gatepost::app
