#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "view/accent.h"

namespace gatepost::view {

/// A link below every page.
struct FooterLink {
    std::string text;
    std::string url;
};

/// What the site calls itself, and how it looks.
struct Site {
    std::string name;
    std::string base_url;  ///< "https://example.org", no slash
    std::optional<Accent> accent{};
    std::string style_url{};  ///< of a style sheet with the accent; empty if there is none
    std::string logo_url{};   ///< empty: the built-in one
    std::string icon_url{};   ///< empty: the built-in one
    /// The icon where a phone can show it on its first screen: a .png; empty if it cannot.
    std::string touch_icon_url{};
    std::string manifest_url{};  ///< empty if there is none
    std::vector<FooterLink> footer{};
    bool takes_sign_ups = true;           ///< else nothing leads to one
    std::size_t min_password_length = 8;  ///< in characters
};

}  // namespace gatepost::view
