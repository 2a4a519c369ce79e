#pragma once

#include <string>
#include <vector>

#include "view/field_error.h"
#include "view/frame.h"

namespace gatepost::view {

struct AddressPage {
    std::string email;      ///< the account's
    std::string new_email;  ///< as typed before
    std::vector<FieldError> errors;

    std::string render(const Theme& theme, const Frame& frame) const;
};

/// Behind the link in the new mailbox.
struct ConfirmAddressPage {
    std::string email;
    std::string new_email;
    std::string token;

    std::string render(const Theme& theme, const Frame& frame) const;
};

/// Behind the link in the old one.
struct UndoAddressPage {
    static constexpr bool has_visitor_form = true;

    std::string email;  ///< that the account gets back
    std::string new_email;
    std::string token;

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
