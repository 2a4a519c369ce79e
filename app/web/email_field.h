#pragma once

#include <variant>
#include <vector>

#include "app/web/form.h"
#include "core/email.h"
#include "view/field_error.h"

namespace gatepost::app {

/// The address in the field `email` of a form that gives an account one, or why it cannot have it.
std::variant<core::Email, view::FieldError> new_email(const Context& context, const Form& form);

/// The same of a form that asks for the password too, in `current`: what is wrong with either
/// field. `no_password` is said where that one is empty.
std::variant<core::Email, std::vector<view::FieldError>> new_email_by_password(
    const Context& context, const Form& form, view::Message no_password);

/// What a form says whose field `email` holds no address.
view::FieldError no_email();

/// What it says where an invitation is for another address.
view::FieldError invited_elsewhere();

}  // namespace gatepost::app
