#pragma once

#include <optional>
#include <string>

#include "core/language.h"
#include "view/message.h"

namespace gatepost::view {

/// What pages are made with (theme.h).
struct Theme;

/// What the navigation and the frame around every page depend on.
enum class Viewer { anonymous, unconfirmed, awaiting_approval, confirmed };

/// The colours that a visitor has chosen; `system`: those of their device.
enum class Appearance { system, light, dark };

/// Empty for what is none.
constexpr std::string_view to_string(Appearance appearance) {
    switch (appearance) {
        case Appearance::system:
            return "system";
        case Appearance::light:
            return "light";
        case Appearance::dark:
            return "dark";
    }
    return {};
}

enum class Tone { success, info, error };

/// What is said above a page, after a redirect for example.
struct NoticeText {
    Tone tone;
    Message text;
};

/// What all pages share.
struct Frame {
    Viewer viewer = Viewer::anonymous;
    std::string csrf_token;  ///< for every form on the page; empty on pages without any
    std::optional<NoticeText> notice{};
    /// Before every link: empty, or the site's origin for a page that is shown on another host.
    std::string base{};
    /// Without navigation and footer, and so without a form of the frame's.
    bool bare = false;
    /// The local path of the page, to come back to from the choice of a language; empty for "/".
    std::string here{};
    core::Language language = core::Language::english;
    bool is_administrator = false;  ///< of those who are confirmed
    std::string who{};              ///< the name, else the address, of who is logged in
    Appearance appearance = Appearance::system;
};

}  // namespace gatepost::view
