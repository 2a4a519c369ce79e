#pragma once

#include "app/process/program.h"

namespace gatepost::app {

/// Serves the site over FastCGI until a signal asks it to stop (StopSignals). Returns the exit
/// code: 0 if every request in flight was finished.
int serve(Program& program);

}  // namespace gatepost::app
