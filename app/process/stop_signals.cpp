#include "app/process/stop_signals.h"

#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/log.h"

namespace gatepost::app {
namespace {

/// All that would end the process by default and does not come from a fault of its own.
sigset_t signals_from_outside() {
    sigset_t signals;
    sigfillset(&signals);
    for (const int other : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS,  // faults
                            SIGTSTP, SIGTTIN, SIGTTOU, SIGCONT,  // job control
                            SIGCHLD, SIGURG, SIGWINCH,           // harmless
                            SIGPIPE, SIGXFSZ}) {                 // ignored
        sigdelset(&signals, other);
    }
    return signals;
}

bool is_stop(int signal) {
    return signal == SIGTERM || signal == SIGINT || signal == SIGQUIT;
}

}  // namespace

StopSignals::StopSignals() {
    const sigset_t signals = signals_from_outside();
    // A line of the log can cause these two; blocked, they would cause another line.
    for (const int failed_write : {SIGPIPE, SIGXFSZ})
        signal(failed_write, SIG_IGN);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    fd_ = base::FileDescriptor(signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
    if (!fd_) throw std::system_error(errno, std::generic_category(), "signalfd");
}

bool StopSignals::asked_to_stop() const {
    bool stop = false;
    signalfd_siginfo came{};
    while (read(fd_.get(), &came, sizeof came) == static_cast<ssize_t>(sizeof came)) {
        const int signal = static_cast<int>(came.ssi_signo);
        if (is_stop(signal)) {
            stop = true;
            continue;
        }
        const char* const name = sigabbrev_np(signal);
        base::log(base::Level::warning,
                  "signal ignored; a change of the configuration needs a restart",
                  {{"signal", name != nullptr ? name : "real-time"}});
    }
    return stop;
}

}  // namespace gatepost::app
