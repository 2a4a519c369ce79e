#pragma once

#include "app/web/context.h"
#include "core/accounts.h"

namespace gatepost::app {

/// Takes somebody whose address is confirmed on: to where they wanted in this browser, or else when
/// they signed up, in any browser, or to the page that holds who has to be approved and leads on
/// later.
http::Response go_on(Context& context, const core::Session& session,
                     const core::ConfirmResult& result, Notice notice);

}  // namespace gatepost::app
