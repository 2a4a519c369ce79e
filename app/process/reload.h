#pragma once

#include "app/process/program_source.h"
#include "app/process/stop_signals.h"

namespace gatepost::app {

/// Whether that asks the process to end: to stop, or to start anew with the configuration that is
/// there now. That is looked at first, as `gatepost config check` does; if it is not sound, this
/// says why and the process goes on as it is.
bool asked_to_end(Asked asked, const ProgramSource& source);

}  // namespace gatepost::app
