#pragma once

#include <optional>
#include <string>
#include <vector>

#include "view/consent_box.h"
#include "view/field_error.h"
#include "view/frame.h"

namespace gatepost::view {

struct ForgotPage {
    static constexpr bool has_visitor_form = true;

    std::string email{};  ///< as typed before
    std::vector<FieldError> errors{};

    std::string render(const Theme& theme, const Frame& frame) const;
};

struct ResetPage {
    static constexpr bool has_visitor_form = true;

    std::string email;  ///< of the account, for password managers
    std::string token;
    std::vector<FieldError> errors;
    std::optional<Message> strength{};  ///< of the password that was typed
    std::optional<ConsentBox> consent{};

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
