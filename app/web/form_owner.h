#pragma once

#include <string>
#include <string_view>

#include "app/web/context.h"

namespace gatepost::app {

// The browser that a form was made for. It is known by its session or, before login, by a visitor
// cookie: usually one, but several tabs that ask at once, before any has an answer, get one each,
// and the forms of all of them are good.

/// Whether `token` is one that this browser's forms carry.
bool owns_form(Context& context, std::string_view token);

/// Whether this site made `token` lately, and the browser sent no cookie by which it could be
/// known: it blocks them, or the page was opened over plain http.
bool lacks_cookie(const Context& context, std::string_view token);

/// What the forms of a visitor without a session are bound to; gives the browser a cookie if it has
/// none.
CsrfBinding visitor_binding(Context& context);

/// The cookies by which this browser's forms know it; empty without any.
std::string binding_cookies(const Context& context);

}  // namespace gatepost::app
