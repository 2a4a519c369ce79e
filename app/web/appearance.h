#pragma once

#include <string>
#include <string_view>

#include "http/request.h"
#include "view/frame.h"

namespace gatepost::app {

/// The colours that were chosen in this browser.
view::Appearance chosen_appearance(const http::Request& request);

/// The one of that name; the system's for any other.
view::Appearance appearance_of(std::string_view name);

/// The Set-Cookie value that makes the browser remember a choice for a year.
std::string appearance_cookie(view::Appearance appearance);

}  // namespace gatepost::app
