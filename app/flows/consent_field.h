#pragma once

#include <optional>

#include "app/web/context.h"
#include "app/web/form.h"
#include "view/consent_box.h"

namespace gatepost::app {

/// The box `consent`, where people have to agree to something. `typed` is what the form brought.
std::optional<view::ConsentBox> consent_box(const Context& context, std::string_view typed);

/// What is wrong if there is such a box, and it is not ticked.
std::optional<view::FieldError> check_consent(const std::optional<view::ConsentBox>& box);

}  // namespace gatepost::app
