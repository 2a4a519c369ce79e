#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/invitation.h"
#include "core/outbox.h"
#include "core/sign_up_policy.h"
#include "view/field_error.h"
#include "view/frame.h"

namespace gatepost::view {

/// Where a list goes on that is too long for one page.
struct OtherPages {
    std::string first;  ///< the address of the first page; empty on that one
    std::string next;   ///< empty on the last one
};

/// The first page of the administration.
struct AdminPage {
    std::string email;  ///< the administrator's own
    core::SignUpMode mode = core::SignUpMode::open;
    bool is_fresh = false;  ///< hardly anybody has an account yet
    int waiting_sign_ups = 0;
    int failed_mails = 0;

    std::string render(const Theme& theme, const Frame& frame) const;
};

/// A sign-up that awaits approval.
struct SignUpLine {
    std::string number;  ///< of the account
    std::string email;
    base::TimePoint waits_since;
    std::string reason;
    bool is_locked = false;
};

struct AdminSignUpsPage {
    bool are_approved = false;  ///< whether sign-ups need approval now
    std::vector<SignUpLine> lines;
    bool has_more = false;

    std::string render(const Theme& theme, const Frame& frame) const;
};

struct InvitationLine {
    std::string number;
    core::InvitationState state = core::InvitationState::good;
    std::string email;  ///< that alone may use it; empty for any
    int uses_left = 0;
    base::TimePoint expires_at;
    std::string link;  ///< of a good one
};

struct AdminInvitationsPage {
    bool are_needed = false;  ///< whether nobody signs up without one now
    std::vector<InvitationLine> lines;
    std::string email;  ///< as they were typed
    std::string uses;
    std::string days;
    std::vector<FieldError> errors;

    std::string render(const Theme& theme, const Frame& frame) const;
};

struct MailLine {
    std::string number;
    std::string kind;
    std::string recipient;
    std::string account;  ///< its number; empty if there is none
    core::MailStatus status = core::MailStatus::queued;
    int attempts = 0;
    base::TimePoint queued_at;
    base::TimePoint not_before;
    std::string last_error;
};

struct AdminMailPage {
    std::optional<core::MailStatus> status;  ///< of those that are shown; nothing: all
    std::vector<MailLine> lines;
    OtherPages others;
    std::string email;  ///< that a test goes to, as it was typed
    std::vector<FieldError> errors;

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
