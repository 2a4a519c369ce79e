#pragma once

#include <string_view>

#include "app/web/context.h"
#include "core/accounts.h"

namespace gatepost::app {

/// The answer to somebody whose password was right: with the session, and on to `return_path`, or
/// else to the first page that they may see.
http::Response welcome(Context& context, const core::OpenedSession& opened, bool remember,
                       std::string_view return_path);

view::Message words_for(core::LoginRefusal refusal);

}  // namespace gatepost::app
