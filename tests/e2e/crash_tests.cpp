#include <signal.h>
#include <string.h>

#include <algorithm>
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <random>
#include <set>
#include <thread>

#include "people.h"

using namespace gatepost::tests;

namespace {

/// Kills one component after another at random moments, and starts it again, until `done`. Returns
/// how often.
std::size_t wreak_havoc(Stack& stack, const std::atomic<bool>& done) {
    std::mt19937 random(std::random_device{}());
    const char* const victims[] = {"serve", "courier", "db"};
    std::size_t kills = 0;
    for (; !done; ++kills) {
        const std::string victim = victims[kills % 3];
        std::this_thread::sleep_for(std::chrono::milliseconds(200 + random() % 800));
        stack.kill(victim, SIGKILL);
        stack.restart(victim);
    }
    return kills;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crash_tests)

BOOST_AUTO_TEST_CASE(every_sign_up_that_was_answered_exists_once_and_has_its_mail) {
    constexpr int wanted = 200;
    Stack stack;
    std::atomic<bool> done = false;
    std::size_t kills = 0;
    std::thread havoc([&] { kills = wreak_havoc(stack, done); });
    std::set<std::string> answered;
    for (int i = 0; i < wanted * 20 && answered.size() < wanted; ++i) {
        const auto address = "crash" + std::to_string(i) + "@example.org";
        Client visitor(stack.site());
        if (visitor.sign_up(address).status == 303) {
            answered.insert(address);
        } else {
            pause_briefly();
        }
    }
    done = true;
    havoc.join();
    BOOST_TEST(kills >= 6U);
    BOOST_TEST(answered.size() == std::size_t{wanted});
    for (const char* component : {"db", "serve", "courier"})
        stack.restart(component);

    const auto users = stack.gatepost("user list");
    for (const auto& address : answered) {
        BOOST_TEST(occurrences(users, " " + address + "\n") == 1U, address);
    }
    // A mail whose courier died is leased for the time of one more attempt.
    std::set<std::string> mailed;
    for (int look = 0; look < 120 && mailed.size() < answered.size(); ++look) {
        mailed.clear();
        for (const auto& mail : stack.mails()) {
            const auto to = mail.find("\nTo: ") + 5;
            const auto address = mail.substr(to, mail.find('\n', to) - to);
            if (answered.count(address) != 0 && !link_in(mail).empty()) mailed.insert(address);
        }
        std::this_thread::sleep_for(std::chrono::seconds(1));
    }
    BOOST_TEST(mailed.size() == answered.size());
}

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
