#pragma once

#include "base/file_descriptor.h"

namespace gatepost::app {

/// Blocks SIGTERM and SIGINT in this thread and the threads that it starts from now on, and returns
/// a descriptor that becomes readable when one of them comes.
base::FileDescriptor catch_stop_signals();

}  // namespace gatepost::app
