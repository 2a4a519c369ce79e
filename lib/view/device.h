#pragma once

#include <string>
#include <string_view>

#include "core/language.h"

namespace gatepost::view {

/// "Firefox on Windows", from what a browser calls itself (User-Agent, RFC 9110 section 10.1.5).
/// For people to recognize their devices by: anybody can call themselves anything.
std::string device_in_words(core::Language language, std::string_view user_agent);

}  // namespace gatepost::view
