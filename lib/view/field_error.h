#pragma once

#include <string>

#include "view/message.h"

namespace gatepost::view {

/// A complaint about one field, shown in the summary above the form and at the field.
struct FieldError {
    std::string field;  ///< its name in the form
    Text text;

    bool operator==(const FieldError&) const = default;
};

}  // namespace gatepost::view
