#pragma once

#include <string>
#include <utility>
#include <vector>

#include "view/field_error.h"
#include "view/frame.h"

namespace gatepost::view {

/// Asks for the password before something that was posted is done.
struct ProofPage {
    std::string email;
    std::string path;                                         ///< that it was posted to
    std::vector<std::pair<std::string, std::string>> fields;  ///< names and values of what was
    std::vector<FieldError> errors;

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
