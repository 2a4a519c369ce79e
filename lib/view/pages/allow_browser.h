#pragma once

#include <string>

#include "view/frame.h"

namespace gatepost::view {

/// Behind the link that lets one more browser try passwords, when others tried too many.
struct AllowBrowserPage {
    static constexpr bool has_visitor_form = true;

    std::string email;
    std::string token;

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
