#pragma once

#include <optional>
#include <string>
#include <vector>

#include "view/consent_box.h"
#include "view/field_error.h"
#include "view/frame.h"

namespace gatepost::view {

struct RegisterPage {
    static constexpr bool has_visitor_form = true;

    std::string email;        ///< as typed before
    std::string return_path;  ///< a local path; empty if none
    std::vector<FieldError> errors;
    std::optional<Message> strength{};  ///< of the password that was typed
    std::string action = "/register";   ///< where the form goes
    bool asks_reason = false;           ///< why somebody wants an account
    std::string reason{};               ///< as typed before
    bool asks_name = false;
    bool needs_name = false;  ///< where it is asked for; else it may stay empty
    std::string name{};       ///< as typed before
    std::optional<ConsentBox> consent{};
    std::string suggestion{};  ///< the address that they may have meant; empty if none

    bool operator==(const RegisterPage&) const = default;
    std::string render(const Theme& theme, const Frame& frame) const;
};

/// Instead of the form, for those who cannot sign up.
struct NoSignUpsPage {
    bool needs_invitation = false;  ///< else nobody can
    std::string return_path;        ///< a local path, for the way to the login; empty if none

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
