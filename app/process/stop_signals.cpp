#include "app/process/stop_signals.h"

#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
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

Asked asked_by(int signal) {
    if (signal == SIGTERM || signal == SIGINT || signal == SIGQUIT) return Asked::to_stop;
    if (signal == SIGHUP) return Asked::to_reload;
    const char* const name = sigabbrev_np(signal);
    base::log(base::Level::warning, "signal ignored",
              {{"signal", name != nullptr ? name : "real-time"}});
    return Asked::nothing;
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

Asked StopSignals::asked() const {
    Asked most = Asked::nothing;
    signalfd_siginfo came{};
    while (read(fd_.get(), &came, sizeof came) == static_cast<ssize_t>(sizeof came))
        most = std::max(most, asked_by(static_cast<int>(came.ssi_signo)));
    return most;
}

Asked StopSignals::wait(std::chrono::milliseconds patience) const {
    pollfd watched{fd_.get(), POLLIN, 0};
    poll(&watched, 1, static_cast<int>(patience.count()));
    return asked();
}

}  // namespace gatepost::app
