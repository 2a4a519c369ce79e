#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "view/field_error.h"
#include "view/frame.h"

namespace gatepost::view {

struct ProfilePage {
    std::string email;
    base::TimePoint registered_at;
    base::TimePoint confirmed_at;
    std::string return_path;            ///< to go on to; a local path, empty if none
    std::vector<FieldError> errors;     ///< of the form that changes the password
    std::optional<Message> strength{};  ///< of the password that was typed
    bool asks_name = false;
    bool misses_name = false;  ///< that it should have
    std::string name{};        ///< empty if there is none
    std::string new_email{};   ///< waits for its link; empty if none does

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
