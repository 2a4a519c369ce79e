#pragma once

#include "app/web/context.h"
#include "app/web/form.h"
#include "app/web/guards.h"

namespace gatepost::app {

// The handlers of this room, for the route table. All of them ask for a ProvenAdministrator, so
// that none can be put behind a weaker guard.

// overview.cpp
http::Response show_admin(Context& context, const ProvenAdministrator& admin);
/// Where the password was given in order to read a page.
http::Response leave_proof(Context& context, const ProvenAdministrator& admin);
http::Response submit_proof(Context& context, const ProvenAdministrator& admin, const Form& form);

// accounts.cpp
http::Response show_accounts(Context& context, const ProvenAdministrator& admin);

// account_page.cpp
http::Response show_account(Context& context, const ProvenAdministrator& admin);

// account_actions.cpp
http::Response change_account(Context& context, const ProvenAdministrator& admin, const Form& form);

// events.cpp
http::Response show_events(Context& context, const ProvenAdministrator& admin);

// statistics.cpp
http::Response show_statistics(Context& context, const ProvenAdministrator& admin);

// sign_ups.cpp
http::Response show_sign_ups(Context& context, const ProvenAdministrator& admin);
http::Response decide_sign_up(Context& context, const ProvenAdministrator& admin, const Form& form);

// invitations.cpp
http::Response show_invitations(Context& context, const ProvenAdministrator& admin);
http::Response change_invitations(Context& context, const ProvenAdministrator& admin,
                                  const Form& form);

// mail.cpp
http::Response show_mail(Context& context, const ProvenAdministrator& admin);
http::Response change_mail(Context& context, const ProvenAdministrator& admin, const Form& form);

}  // namespace gatepost::app
