#include "app/process/stop_signals.h"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

namespace gatepost::app {
namespace {

constexpr int said_stop = 10 + static_cast<int>(Asked::to_stop);
constexpr int said_reload = 10 + static_cast<int>(Asked::to_reload);
constexpr int went_on = 10 + static_cast<int>(Asked::nothing);

/// What becomes of a process that `signal` reaches: the code that it ended with, or minus the
/// signal that ended it.
int fate_of_process(int signal) {
    const pid_t child = fork();
    if (child == 0) {
        ::signal(signal, SIG_DFL);  // Boost.Test catches some
        const StopSignals signals;
        raise(signal);
        _exit(10 + static_cast<int>(signals.asked()));
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(stop_signals_tests)

BOOST_AUTO_TEST_CASE(these_ask_to_stop) {
    for (const int signal : {SIGTERM, SIGINT, SIGQUIT})
        BOOST_TEST(fate_of_process(signal) == said_stop, strsignal(signal));
}

BOOST_AUTO_TEST_CASE(this_one_asks_for_a_changed_configuration) {
    BOOST_TEST(fate_of_process(SIGHUP) == said_reload);
}

BOOST_AUTO_TEST_CASE(no_other_signal_from_outside_ends_the_process) {
    for (const int signal :
         {SIGUSR1, SIGUSR2, SIGPIPE, SIGALRM, SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGSTKFLT, SIGXCPU,
          SIGXFSZ, SIGCHLD, SIGURG, SIGWINCH, SIGRTMIN, SIGRTMIN + 3, SIGRTMAX}) {
        BOOST_TEST(fate_of_process(signal) == went_on, strsignal(signal));
    }
}

BOOST_AUTO_TEST_CASE(to_stop_is_more_than_to_reload_and_is_waited_for) {
    const pid_t child = fork();
    if (child == 0) {
        const StopSignals signals;
        const auto in_vain = signals.wait(std::chrono::milliseconds(1));
        raise(SIGTERM);
        raise(SIGHUP);
        const auto asked = signals.wait(std::chrono::hours(1));
        _exit(in_vain == Asked::nothing && asked == Asked::to_stop ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    BOOST_TEST(status == 0);
}

BOOST_AUTO_TEST_CASE(a_crash_stays_one) {
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGSYS})
        BOOST_TEST(fate_of_process(signal) == -signal, strsignal(signal));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app
