#pragma once

#include "app/process/program.h"

namespace gatepost::app {

/// Delivers the outbox's mail until SIGTERM or SIGINT; a mail that is being handed over is finished
/// first. Returns the exit code.
int deliver(Program& program);

}  // namespace gatepost::app
