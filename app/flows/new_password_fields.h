#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/web/form.h"
#include "core/password.h"
#include "view/field_error.h"

namespace gatepost::app {

/// What the fields `password` and `confirm` came to.
struct ChosenPassword {
    std::optional<core::NewPassword> password;  ///< if nothing is wrong
    std::vector<view::FieldError> errors;
    std::optional<view::Message> strength;  ///< of what was typed; none if its error says it
};

/// The password that `password` and `confirm` agree on, if the site's policy has it. `email` is the
/// account's address as text.
ChosenPassword chosen_password(Context& context, const Form& form, std::string_view email);

}  // namespace gatepost::app
