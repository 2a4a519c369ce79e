#pragma once

#include "view/field_error.h"

namespace gatepost::app {

/// What a form says whose field `email` holds no address.
inline view::FieldError no_email() {
    return {"email", view::Message("Enter an email address like name@example.org.")};
}

}  // namespace gatepost::app
