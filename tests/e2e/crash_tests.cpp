#include <signal.h>
#include <string.h>

#include <boost/test/unit_test.hpp>

#include "people.h"

using namespace gatepost::tests;

BOOST_AUTO_TEST_SUITE(crash_tests)

// Each by default ends a process.
BOOST_AUTO_TEST_CASE(signals_that_do_not_ask_to_stop_lose_nothing) {
    Stack stack;
    Client visitor(stack.site());
    for (const int signal : {SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGPIPE, SIGIO, SIGPWR,
                             SIGXCPU, SIGRTMIN, SIGRTMAX}) {
        for (const char* component : {"serve", "courier"})
            stack.kill(component, signal);
        const auto address = "signal" + std::to_string(signal) + "@example.org";
        BOOST_TEST(Client(stack.site()).sign_up(address).status == 303, strsignal(signal));
    }
    BOOST_TEST(eventually([&] { return stack.mails().size() == 11U; }));
    BOOST_TEST(stack.log("serve").find("signal=USR1") != std::string::npos);
    BOOST_TEST(stack.log("courier").find("signal=USR1") != std::string::npos);
    stack.kill("serve", SIGQUIT);
    stack.wait_for_end("serve");
    BOOST_TEST(stack.log("serve").find("stopped") != std::string::npos);
}

// Only one of them may answer, and the other has to say why it does not.
BOOST_AUTO_TEST_CASE(a_second_serve_leaves_the_first_its_socket) {
    Stack stack;
    BOOST_CHECK_EXCEPTION(stack.gatepost("serve </dev/null"), std::runtime_error,
                          [](const std::runtime_error& error) {
                              return std::string(error.what()).find("is taken") !=
                                     std::string::npos;
                          });
    BOOST_TEST(Client(stack.site()).get("/login").status == 200);
}

BOOST_AUTO_TEST_SUITE_END()
