#pragma once

#include <optional>
#include <string>

#include "view/frame.h"

namespace gatepost::view {

struct LoginPage {
    static constexpr bool has_visitor_form = true;

    std::string email;
    std::string return_path;
    bool remember = false;
    std::optional<Message> error{};  ///< about the form as a whole
    std::string link_email{};        ///< whose link leads here; empty if none does
    bool link_failed = false;        ///< that link is of no use any more, and there are new ones
    std::string application{};       ///< that it leads on to, as people call it; empty if none

    bool operator==(const LoginPage&) const = default;
    std::string render(const Theme& theme, const Frame& frame) const;
};

/// For somebody who is logged in and opens the page to log in or to sign up.
struct AlreadyInPage {
    std::string email;

    std::string render(const Theme& theme, const Frame& frame) const;
};

/// For somebody who follows a link of one account while logged in to another.
struct OtherAccountPage {
    std::string email;       ///< of the session
    std::string link_email;  ///< of the link's account; empty if it is not to be told
    std::string link;        ///< its path

    std::string render(const Theme& theme, const Frame& frame) const;
};

/// Asks once more.
struct LogoutPage {
    std::string return_path;  ///< a local path; empty if none

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
