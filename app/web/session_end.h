#pragma once

#include <optional>

#include "app/web/context.h"

namespace gatepost::app {

/// Why the session that the browser brought is over, for a page; nothing if it brought none.
std::optional<Notice> end_of_session(Context& context);

/// The same for who sent a form, of which nothing came.
Notice end_under_form(Context& context);

}  // namespace gatepost::app
