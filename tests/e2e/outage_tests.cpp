#include <signal.h>

#include <boost/test/unit_test.hpp>
#include <thread>

#include "client.h"
#include "stack.h"

using namespace gatepost::tests;

BOOST_AUTO_TEST_SUITE(outage_tests)

BOOST_AUTO_TEST_CASE(a_lost_database_is_a_503_and_comes_back_without_a_restart) {
    Stack& stack = shared_stack();
    Client member(stack.site());
    member.sign_up("outage@example.org");
    BOOST_TEST(member.get("/unconfirmed").status == 200);

    stack.kill("db", SIGKILL);
    const auto down = member.get("/unconfirmed");
    BOOST_TEST(down.status == 503);
    BOOST_TEST(!down.header("Retry-After").empty());
    BOOST_TEST(down.has("<h1>"));
    BOOST_TEST(member.get("/readyz").status == 503);
    Client visitor(stack.site());
    BOOST_TEST(visitor.get("/").status == 200);
    BOOST_TEST(visitor.get("/healthz").status == 200);
    BOOST_TEST(visitor.sign_up("while-down@example.org").status == 503);

    stack.restart("db");
    BOOST_TEST(member.get("/unconfirmed").status == 200);
    BOOST_TEST(visitor.sign_up("while-down@example.org").status == 303);
}

BOOST_AUTO_TEST_CASE(a_stopped_application_is_the_sites_own_503) {
    Stack& stack = shared_stack();
    Client visitor(stack.site());
    stack.kill("serve", SIGKILL);
    eventually([&] { return visitor.get("/login").status == 503; });
    const auto down = visitor.get("/login");
    BOOST_TEST(down.status == 503);
    BOOST_TEST(down.has("gatepost.css"));
    BOOST_TEST(!down.header("Retry-After").empty());
    stack.restart("serve");
    BOOST_TEST(eventually([&] { return visitor.get("/login").status == 200; }));
}

BOOST_AUTO_TEST_CASE(sigterm_finishes_requests_in_flight_with_idle_connections_open) {
    Stack& stack = shared_stack();
    // nginx keeps connections open after these.
    for (int i = 0; i < 20; ++i)
        BOOST_TEST(Client(stack.site()).get("/").status == 200);
    Client visitor(stack.site());
    visitor.get("/register");
    Answer answer;
    std::thread sign_up([&] {
        answer = visitor.post("/register", {{"email", "inflight@example.org"},
                                            {"password", "correct horse"},
                                            {"confirm", "correct horse"}});
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    stack.kill("serve", SIGTERM);
    stack.wait_for_end("serve");
    sign_up.join();
    // Taken in before the stop: finished. After it: refused whole.
    BOOST_TEST((answer.status == 303 || answer.status == 503), answer.status);
    const auto log = stack.log("serve");
    BOOST_TEST(log.rfind("stopped\n") == log.size() - 8);
    stack.restart("serve");
    BOOST_TEST(eventually([&] { return Client(stack.site()).get("/login").status == 200; }));
    const auto users = stack.gatepost("user list");
    BOOST_TEST((users.find("inflight@example.org") != users.npos) == (answer.status == 303));
}

BOOST_AUTO_TEST_SUITE_END()
