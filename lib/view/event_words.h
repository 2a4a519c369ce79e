#pragma once

#include <string>

#include "core/event.h"

namespace gatepost::view {

/// "Logged in".
std::string event_in_words(core::EventKind kind);

}  // namespace gatepost::view
