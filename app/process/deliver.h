#pragma once

#include "app/process/program_source.h"

namespace gatepost::app {

/// Delivers the outbox's mail until a signal asks it to end (reload.h); a mail that is being handed
/// over is finished first. While the program cannot work it says why, and waits. Returns the exit
/// code.
int deliver(const ProgramSource& source);

}  // namespace gatepost::app
