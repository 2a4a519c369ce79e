#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "view/frame.h"

namespace gatepost::view {

/// For somebody who did not sign up.
struct DeclinePage {
    static constexpr bool has_visitor_form = true;

    std::string email;
    std::string token;
    bool waits = false;                          ///< the sign-up
    std::optional<base::TimePoint> quiet_until;  ///< no mail about sign-ups

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
