#pragma once

#include <string>
#include <vector>

#include "view/field_error.h"
#include "view/frame.h"

namespace gatepost::view {

struct NamePage {
    std::string name;  ///< as it is, or as typed before; empty for none
    bool is_required = false;
    std::vector<FieldError> errors;

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
