#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "crypto/timed_signer.h"
#include "view/frame.h"

namespace gatepost::app {

/// The messages above a page: those that follow a redirect, and why a form is shown again.
enum class Notice {
    confirmation_sent,
    confirmation_resent,
    resent_lately,
    welcome,
    log_in_to_confirm,
    logged_out,
    confirmed,
    already_confirmed,
    not_yet_confirmed,
    invalid_link,
    password_changed,
    name_changed,
    reset_sent,
    invalid_reset_link,
    password_reset,
    form_expired,
    cookie_missing,
    session_over,
    session_over_elsewhere,
    session_over_by_password,
    session_ran_out,
    session_ended_elsewhere,
    session_ended_by_password,
    session_closed,
    address_too_long,
    address_change_asked,
    address_change_cancelled,
    address_changed,
    address_taken,
    invalid_change_link,
    address_change_undone,
    invalid_undo_link,
    sign_up_declined,
    nothing_to_decline,
    session_ended,
    no_such_session,
    other_sessions_ended,
    account_rescued,
    deletion_asked,
    account_kept,
    nothing_to_keep,
    account_locked,
    locked_instead,
    invalid_invitation,
    invitation_used_up,
    browser_allowed,
    known_password,
    sign_up_approved,
    sign_up_refused,
    no_such_sign_up,
    invitation_created,
    invitation_revoked,
    no_such_invitation,
    mail_due,
    no_such_mail,
    mail_resent,
    test_mail_queued,
    made_confirmed,
    made_locked,
    made_unlocked,
    made_administrator,
    made_no_administrator,
    made_other_address,
    made_other_password,
    made_leaving,
    made_gone,
    made_reset,
    made_logged_out,
    group_added,
    group_removed,
    nothing_changed,
    end,  ///< is none: stays the last, so that the compiler can count them
};

view::NoticeText to_view(Notice notice);

/// Carries a notice across one redirect in a signed cookie; nothing is stored. Thread-safe.
class NoticeCookie {
  public:
    explicit NoticeCookie(const crypto::Keyring& keys) : signer_(keys, "gatepost.notice") {}

    std::string make(Notice notice, base::TimePoint now) const;
    /// The notice of a genuine cookie that is at most five minutes old.
    std::optional<Notice> open(std::string_view cookie, base::TimePoint now) const;

  private:
    crypto::TimedSigner signer_;
};

}  // namespace gatepost::app
