#pragma once

#include <string>

#include "app/web/form.h"
#include "base/visible_text.h"

namespace gatepost::app {

// What was typed into the field `email`, whether it is an address or not, for a page that shows it
// again: without what nobody sees in it, so that nobody has to look for that.

inline std::string typed_email(const Form& form) {
    return base::visible_text(form["email"]);
}

/// Of the form that is shown again; empty otherwise.
inline std::string typed_email(const Context& context) {
    return base::visible_text(context.typed("email"));
}

}  // namespace gatepost::app
