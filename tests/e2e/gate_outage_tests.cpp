#include <signal.h>

#include <boost/test/unit_test.hpp>

#include "people.h"
#include "raw_client.h"
#include "received.h"

using namespace gatepost::tests;

namespace {

/// A stack of its own, since parts of it are killed.
struct Outage {
    Stack stack;
    Client member = new_member(stack, "outage@example.org");
    const std::string gate_cookie =
        "Cookie: " +
        enter(stack, "a.localhost", "/", member.cookie("__Host-gatepost")).gate_cookie + "\r\n";

    Answer get(const std::string& host, const std::string& path, const std::string& lines) const {
        return first_answer(exchange(stack.port(), "GET " + path + " HTTP/1.1\r\nHost: " + host +
                                                       "\r\nConnection: close\r\n" + lines +
                                                       "\r\n"));
    }

    void check_is_closed(const Answer& answer) const {
        BOOST_TEST(answer.status == 503);
        BOOST_TEST(!shows_demo(answer.body));
        BOOST_TEST(answer.has("gatepost.css"));
        BOOST_TEST(answer.has("<h1>"));
        BOOST_TEST(!answer.header("Retry-After").empty());
        BOOST_TEST(answer.header("Cache-Control") == "no-store");
        BOOST_TEST(answer.header("Set-Cookie") == "");
        BOOST_TEST(answer.header("Location") == "");
    }

    void check_members_are_kept_out() {
        check_is_closed(member.get("/demo/json"));
        check_is_closed(member.get("/demo/open/json"));
        check_is_closed(member.get("/demo/admin/json"));
        check_is_closed(member.post_body("/demo/json", "a=b", "text/plain"));
        check_is_closed(member.post_body("/demo/json", std::string(2000000, 'x'), "text/plain"));
        check_is_closed(get("a.localhost", "/json", gate_cookie));
        check_is_closed(
            get("localhost", "/demo/json", cookie_line(member) + "Sec-Fetch-Mode: cors\r\n"));
    }

    void check_members_are_back() {
        BOOST_TEST(eventually([&] { return member.get("/readyz").status == 200; }));
        BOOST_TEST(member.get("/demo/json").status == 200);
        BOOST_TEST(get("a.localhost", "/json", gate_cookie).status == 200);
        BOOST_TEST(get("localhost", "/demo/json", "").status == 303);
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(gate_outage_tests)

BOOST_AUTO_TEST_CASE(whatever_is_down_nobody_enters_and_nobody_is_logged_out) {
    Outage outage;
    outage.check_members_are_back();

    outage.stack.kill("db", SIGKILL);
    outage.stack.wait_for_end("db");
    outage.check_members_are_kept_out();
    // Who has no session needs no database to be told so.
    BOOST_TEST(outage.get("localhost", "/demo/json", "").status == 303);
    BOOST_TEST(outage.get("localhost", "/demo/open/json", "").status == 200);
    outage.stack.restart("db");
    outage.check_members_are_back();

    outage.stack.kill("serve", SIGKILL);
    outage.stack.wait_for_end("serve");
    outage.check_members_are_kept_out();
    outage.check_is_closed(outage.get("localhost", "/demo/json", ""));
    outage.check_is_closed(outage.get("localhost", "/demo/open/json", ""));
    outage.check_is_closed(outage.get("a.localhost", "/gatepost-gate/enter?ticket=secret", ""));
    // nginx's error log cannot be masked; a ticket does not count without its browser.
    BOOST_TEST(!contains(outage.stack.log("access"), "secret"));
    outage.stack.restart("serve");
    outage.check_members_are_back();
}

BOOST_AUTO_TEST_SUITE_END()
