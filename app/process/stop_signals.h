#pragma once

#include <chrono>

#include "base/file_descriptor.h"

namespace gatepost::app {

enum class Asked { nothing, to_reload, to_stop };

/// The signals of a long-running process. SIGTERM, SIGINT and SIGQUIT ask it to stop, once what it
/// has begun is done; SIGHUP to take up a changed configuration. No other may end it: SIGUSR1 and
/// SIGUSR2, with which other daemons open their logs again, are logged, as are timers, limits and
/// the like. What says that the program is broken (SIGSEGV, SIGABRT, ...) and job control stay as
/// they are; SIGPIPE and SIGXFSZ are ignored, writing fails instead.
class StopSignals {
  public:
    /// From now on, in this thread and those that it starts. Throws std::system_error.
    StopSignals();

    /// Readable when a signal has come.
    int descriptor() const { return fd_.get(); }

    /// Takes the signals that have come: the most that one of them asks for. Does not wait.
    Asked asked() const;
    /// The same, but waits that long for one to come.
    Asked wait(std::chrono::milliseconds patience) const;

  private:
    base::FileDescriptor fd_;
};

}  // namespace gatepost::app
