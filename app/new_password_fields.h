#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "app/form.h"
#include "core/password.h"

namespace gatepost::app {

/// The password that `password` and `confirm` agree on, or what is wrong with the two fields.
std::variant<core::NewPassword, std::vector<view::FieldError>> new_password(const Form& form);

}  // namespace gatepost::app
