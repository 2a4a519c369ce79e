#pragma once

#include "app/web/context.h"
#include "app/web/form.h"
#include "app/web/guards.h"

namespace gatepost::app {

// The handlers of this room, for the route table. A principal in the signature is the proof that
// its guard has let the request pass.

// registration.cpp
http::Response show_registration(Context& context, const Visitor& visitor);
http::Response submit_registration(Context& context, const Visitor& visitor, const Form& form);

// strength.cpp
http::Response judge_password(Context& context, const Visitor& visitor, const Form& form);

// login.cpp
http::Response show_login(Context& context, const Visitor& visitor);
http::Response submit_login(Context& context, const Visitor& visitor, const Form& form);
/// Whether somebody opens the page to log in or to sign up who need not: a sign-up that waits may
/// be a stranger's, or the wrong one, so those are served.
bool is_already_in(Context& context);
http::Response already_in(Context& context);
http::Response show_logout(Context& context, const Visitor& visitor);
http::Response submit_logout(Context& context, const Visitor& visitor, const Form& form);

// confirmation.cpp
http::Response follow_confirmation(Context& context, const core::Session& session);
http::Response confirm_by_code(Context& context, const core::Session& session, const Form& form);
http::Response show_unconfirmed(Context& context, const core::Session& session);
http::Response correct_address(Context& context, const core::Session& session, const Form& form);
http::Response resend_confirmation(Context& context, const core::Session& session,
                                   const Form& form);

// waiting.cpp
http::Response tell_whether_confirmed(Context& context, const Visitor& visitor);
http::Response leave_unconfirmed(Context& context, const core::Session& session, const Form& form);

// decline.cpp
http::Response show_decline(Context& context, const Visitor& visitor);
http::Response submit_decline(Context& context, const Visitor& visitor, const Form& form);

// reset.cpp
http::Response show_forgot(Context& context, const Visitor& visitor);
http::Response submit_forgot(Context& context, const Visitor& visitor, const Form& form);
http::Response show_reset(Context& context, const Visitor& visitor);
http::Response submit_reset(Context& context, const Visitor& visitor, const Form& form);

// name.cpp
http::Response show_name(Context& context, const core::ConfirmedAccount& account);
http::Response change_name(Context& context, const core::ConfirmedAccount& account,
                           const Form& form);

// profile.cpp
http::Response show_profile(Context& context, const core::ConfirmedAccount& account);
http::Response change_password(Context& context, const core::ConfirmedAccount& account,
                               const Form& form);
http::Response show_change_password(Context& context, const Visitor& visitor);

// address.cpp
http::Response show_address(Context& context, const core::ConfirmedAccount& account);
http::Response submit_address(Context& context, const core::ConfirmedAccount& account,
                              const Form& form);
http::Response cancel_address(Context& context, const core::ConfirmedAccount& account,
                              const Form& form);
http::Response show_address_confirmation(Context& context, const core::Session& session);
http::Response confirm_address(Context& context, const core::ConfirmedAccount& account,
                               const Form& form);
http::Response show_undo_address(Context& context, const Visitor& visitor);
http::Response undo_address(Context& context, const Visitor& visitor, const Form& form);

// sessions.cpp
http::Response show_sessions(Context& context, const core::ConfirmedAccount& account);
http::Response end_session(Context& context, const ProvenAccount& account, const Form& form);
http::Response end_other_sessions(Context& context, const ProvenAccount& account, const Form& form);

// rescue.cpp
http::Response show_rescue(Context& context, const Visitor& visitor);
http::Response submit_rescue(Context& context, const Visitor& visitor, const Form& form);

// allow_browser.cpp
http::Response show_allow_browser(Context& context, const Visitor& visitor);
http::Response allow_browser(Context& context, const Visitor& visitor, const Form& form);

// export.cpp
http::Response export_data(Context& context, const ProvenAccount& account, const Form& form);

// deletion.cpp
http::Response show_deletion(Context& context, const core::ConfirmedAccount& account);
http::Response delete_account(Context& context, const core::ConfirmedAccount& account,
                              const Form& form);
http::Response show_keep(Context& context, const Visitor& visitor);
http::Response keep_account(Context& context, const Visitor& visitor, const Form& form);

// appearance.cpp
http::Response submit_appearance(Context& context, const Visitor& visitor, const Form& form);

// language.cpp
http::Response show_language(Context& context, const Visitor& visitor);
http::Response submit_language(Context& context, const Visitor& visitor, const Form& form);

}  // namespace gatepost::app
