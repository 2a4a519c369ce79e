#pragma once

#include "core/event.h"
#include "view/message.h"

namespace gatepost::view {

/// "Logged in".
Message event_in_words(core::EventKind kind);

}  // namespace gatepost::view
