#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/clock.h"
#include "view/field_error.h"
#include "view/frame.h"

namespace gatepost::view {

struct DeletePage {
    std::string email;
    std::chrono::seconds delay{};  ///< until the account is gone
    std::vector<FieldError> errors;

    std::string render(const Theme& theme, const Frame& frame) const;
};

/// Behind the link that keeps an account which is to be deleted.
struct KeepPage {
    static constexpr bool has_visitor_form = true;

    std::string email;
    base::TimePoint deletes_at;
    std::string token;

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
