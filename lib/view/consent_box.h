#pragma once

#include <optional>
#include <vector>

#include "core/consent.h"
#include "view/field_error.h"

namespace gatepost::view {

class FramedPage;

/// The box of a form by which somebody agrees to something.
struct ConsentBox {
    core::ConsentText text;
    bool is_ticked = false;

    bool operator==(const ConsentBox&) const = default;
};

/// Shows the box, if there is one, and what is wrong with it.
void show_consent(FramedPage& out, const std::optional<ConsentBox>& box,
                  const std::vector<FieldError>& errors);

}  // namespace gatepost::view
