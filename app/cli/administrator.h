#pragma once

#include "core/event.h"

namespace gatepost::app::cli {

/// Who runs this command, for the events of what it changes: the user of the system, the one before
/// sudo where it says so. Without a network address: that is how such an event is told from those
/// of visitors.
/// The same from the first call on, also when the process becomes somebody else (identity.h).
core::Actor administrator();

}  // namespace gatepost::app::cli
