#pragma once

#include "base/file_descriptor.h"

namespace gatepost::app {

/// The signals of a long-running process. SIGTERM, SIGINT and SIGQUIT ask it to stop, once what it
/// has begun is done. No other may end it: SIGHUP, SIGUSR1 and SIGUSR2, with which other daemons
/// read their configuration or open their logs again, are logged with what to do instead, as are
/// timers, limits and the like. What says that the program is broken (SIGSEGV, SIGABRT, ...) and
/// job control stay as they are; SIGPIPE and SIGXFSZ are ignored, writing fails instead.
class StopSignals {
  public:
    /// From now on, in this thread and those that it starts. Throws std::system_error.
    StopSignals();

    /// Readable when a signal has come.
    int descriptor() const { return fd_.get(); }

    /// Takes the signals that have come. Whether one of them asks to stop. Does not wait.
    bool asked_to_stop() const;

  private:
    base::FileDescriptor fd_;
};

}  // namespace gatepost::app
