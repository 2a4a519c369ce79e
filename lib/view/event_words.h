#pragma once

#include "core/event.h"
#include "view/message.h"

namespace gatepost::view {

/// "Logged in".
Message event_in_words(core::EventKind kind);

/// The same for the account's owner: what an administrator did does not read as their own doing.
Message event_for_owner(const core::Event& event);

}  // namespace gatepost::view
