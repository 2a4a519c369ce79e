#pragma once

#include <string>
#include <variant>

#include "app/web/form.h"
#include "view/field_error.h"

namespace gatepost::app {

/// Why somebody wants an account, from the field `reason`: at most core::longest_reason code
/// points, as they were typed; or what is wrong with it.
std::variant<std::string, view::FieldError> read_reason(const Form& form);

}  // namespace gatepost::app
