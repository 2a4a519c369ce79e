#pragma once

#include <optional>
#include <variant>

#include "app/web/form.h"
#include "core/display_name.h"
#include "view/field_error.h"

namespace gatepost::app {

/// What somebody wants to be called, from the field `name`: nothing if it is blank, which is wrong
/// where a name is required; or what is wrong with it.
std::variant<std::optional<core::DisplayName>, view::FieldError> read_name(core::NameMode mode,
                                                                           const Form& form);

}  // namespace gatepost::app
