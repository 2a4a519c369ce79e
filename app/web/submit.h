#pragma once

#include <functional>

#include "app/web/form.h"

namespace gatepost::app {

/// What a genuine form is answered with: guard and handler, joined.
using FormAction = std::function<http::Response(const Form&)>;

/// The answer to a posted form, cookies included: the action's if the form is genuine, or else the
/// form again, or a refusal. The same form posted twice at once by the same browser acts once.
http::Response submit(Context& context, const FormAction& act);

/// The same for a form that would do harm if it acted once more, however much later it comes again:
/// that one is sent on to `then`, where the first one went.
http::Response submit_once(Context& context, const FormAction& act, std::string_view then);

/// The same for a form that only asks: it may come as often as it likes, and a stale one is simply
/// refused.
http::Response submit_question(Context& context, const FormAction& act);

/// The answer to a link that acts, once for the same link followed twice at once by the same
/// browser: both get the session that the first one was given.
http::Response follow(Context& context, const std::function<http::Response()>& act);

/// The page of a form, for a request that it refused: with what was typed, except for the
/// passwords, and with the reason. Acts as GET does, so nobody is shown what they may not see. A
/// session that has ended leads to the login page and back.
http::Response show_again(Context& context, Form::Stale form);

}  // namespace gatepost::app
