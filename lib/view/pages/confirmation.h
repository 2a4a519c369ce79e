#pragma once

#include <string>
#include <vector>

#include "view/field_error.h"
#include "view/frame.h"

namespace gatepost::view {

struct UnconfirmedPage {
    std::string email{};               ///< where the mail went
    std::string return_path{};         ///< a local path; empty if none
    std::string new_email{};           ///< the right address, as typed before
    std::vector<FieldError> errors{};  ///< of the form that corrects the address

    std::string render(const Theme& theme, const Frame& frame) const;
};

/// For somebody whose address is confirmed and whom an administrator has still to let in.
struct AwaitingApprovalPage {
    std::string email;

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
