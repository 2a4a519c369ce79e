#pragma once

#include <string_view>

#include "core/language.h"

namespace gatepost::view {

/// What a language calls itself: "Español".
std::string_view own_name(core::Language language);

}  // namespace gatepost::view
