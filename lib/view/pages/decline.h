#pragma once

#include <string>

#include "view/frame.h"

namespace gatepost::view {

/// For somebody who did not sign up.
struct DeclinePage {
    static constexpr bool has_visitor_form = true;

    std::string email;
    std::string token;

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
