#pragma once

#include <variant>

#include "app/context.h"
#include "core/session.h"
#include "core/user.h"

namespace gatepost::app {

/// Somebody about whom nothing is known, or who is signed in already.
struct Visitor {};

/// A guard decides who may come to a handler. `admit` yields the principal that the handler asks
/// for, or the response for everybody else. A handler that asks for one guard's principal cannot be
/// put behind another guard: the route table would not compile.
struct Anyone {
    using Principal = Visitor;
    static std::variant<Principal, http::Response> admit(Context& context);
};

/// Whoever has a live session; others go to /login and come back.
struct SignedIn {
    using Principal = core::Session;
    static std::variant<Principal, http::Response> admit(Context& context);
};

/// Whoever has proven their address; who has not is held at /unconfirmed.
struct Confirmed {
    using Principal = core::ConfirmedUser;
    static std::variant<Principal, http::Response> admit(Context& context);
};

}  // namespace gatepost::app
