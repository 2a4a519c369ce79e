#pragma once

#include <optional>
#include <string>

#include "core/language.h"
#include "http/request.h"

namespace gatepost::app {

/// The language that was chosen in this browser.
std::optional<core::Language> chosen_language(const http::Request& request);

/// The one that the browser asks for; English if it asks for none that there is.
core::Language wanted_language(const http::Request& request);

/// The Set-Cookie value that makes the browser remember a choice for a year.
std::string language_cookie(core::Language language);

}  // namespace gatepost::app
