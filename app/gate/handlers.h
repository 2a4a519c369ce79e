#pragma once

#include "app/web/context.h"
#include "app/web/form.h"
#include "app/web/guards.h"

namespace gatepost::app {

// The handlers of this room, for the route table. A principal in the signature is the proof that
// its guard has let the request pass.

// home.cpp
http::Response show_home(Context& context, const Visitor& visitor);

// check.cpp
http::Response check_gate(Context& context, const Visitor& visitor);

// return.cpp
http::Response return_to_gate(Context& context, const core::Session& session);
http::Response enter_gate(Context& context, const Visitor& visitor);
http::Response show_refusal(Context& context, const Visitor& visitor);

}  // namespace gatepost::app
