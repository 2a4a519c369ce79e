#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/web/context.h"

namespace gatepost::app {

/// What is known of a link that confirms a sign-up before anybody has logged in.
struct ConfirmLink {
    bool leads_on;      ///< after a login; else it is forged or has expired
    std::string email;  ///< whose it is, while it works: who was sent it knows; else empty
};

/// Nothing if the path is no such link's.
std::optional<ConfirmLink> confirm_link(Context& context, std::string_view path);

}  // namespace gatepost::app
