#pragma once

#include "app/process/program_source.h"

namespace gatepost::app {

/// Serves the site over FastCGI until a signal asks it to end (reload.h). While the program cannot
/// work the site is closed (ClosedSite), and opens by itself. Returns the exit code: 0 if every
/// request in flight was finished. Throws ExitError if nobody says where to listen.
int serve(const ProgramSource& source);

}  // namespace gatepost::app
