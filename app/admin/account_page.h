#pragma once

#include "app/web/context.h"
#include "app/web/guards.h"
#include "core/account.h"
#include "core/outbox.h"
#include "view/pages/admin_accounts.h"

namespace gatepost::app {

view::AccountLine to_line(const core::Account& account);
view::MailLine to_line(const core::OutboxEntry& entry);

/// All that is known of an account.
view::AdminAccountPage page_of(Context& context, const ProvenAdministrator& admin,
                               const core::Account& account);

/// The account whose number the path ends with, if it is there.
std::optional<core::Account> account_of_path(Context& context);

}  // namespace gatepost::app
