#pragma once

#include <string_view>

#include "app/web/context.h"
#include "app/web/counted_guess.h"
#include "core/accounts.h"

namespace gatepost::app {

/// The answer to somebody whose password was right: with the session, and on to `return_path`, or
/// else to the first page that they may see.
http::Response welcome(Context& context, const core::OpenedSession& opened, bool remember,
                       std::string_view return_path);

/// What becomes of the guess that was counted for it, and of the site's counts.
void count_result(Context& context, CountedGuess& guess, const core::LoginResult& result);

/// The answer instead of it to somebody whose password is on the site's list of known ones: the
/// page where they can change it, with a link to go on.
http::Response ask_for_another_password(Context& context, const core::OpenedSession& opened,
                                        bool remember, std::string_view return_path);

view::Message words_for(core::LoginRefusal refusal);

}  // namespace gatepost::app
