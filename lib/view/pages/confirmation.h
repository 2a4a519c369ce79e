#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "view/field_error.h"
#include "view/frame.h"

namespace gatepost::view {

struct UnconfirmedPage {
    std::string email{};               ///< where the mail went
    std::string return_path{};         ///< a local path; empty if none
    std::string new_email{};           ///< the right address, as typed before
    std::string code{};                ///< as typed before
    std::vector<FieldError> errors{};  ///< of the forms for the code and the right address
    bool link_failed = false;          ///< somebody comes by a link that has expired
    std::string suggestion{};          ///< the address that they may have meant; empty if none
    std::chrono::seconds resend_in{};  ///< when the mail can be sent again; 0 for now
    std::chrono::seconds link_lifetime{};

    std::string render(const Theme& theme, const Frame& frame) const;
};

/// For somebody whose address is confirmed and whom an administrator has still to let in.
struct AwaitingApprovalPage {
    std::string email;

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
