#pragma once

#include <string>

#include "view/frame.h"

namespace gatepost::view {

/// Behind "this was not me" in a mail to an account's owner.
struct RescuePage {
    static constexpr bool has_visitor_form = true;

    std::string email;
    std::string token;

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
