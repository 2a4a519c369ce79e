#include <boost/test/unit_test.hpp>

#include "people.h"
#include "raw_client.h"
#include "received.h"

using namespace gatepost::tests;

namespace {

std::string origin_of(const std::string& host) {
    return "http://" + host + ":" + std::to_string(shared_stack().port());
}

Answer get(const std::string& host, const std::string& target, const std::string& cookie = "") {
    return first_answer(exchange(shared_stack().port(),
                                 "GET " + target + " HTTP/1.1\r\nHost: " + host +
                                     "\r\nConnection: close\r\nCookie: " + cookie + "\r\n\r\n"));
}

/// A visitor on the way to a.localhost.
struct Visit {
    explicit Visit(const std::string& email)
        : member(new_member(shared_stack(), email)),
          entry(enter(shared_stack(), "a.localhost", "/x/json?a=1&b=%26",
                      member.cookie("__Host-gatepost"))) {
        const auto& url = entry.ticket_url;
        BOOST_TEST(entry.returned.header("Cache-Control") == "no-store");
        BOOST_TEST(url.starts_with(origin_of("a.localhost") + "/gatepost-gate/enter?ticket="));
        ticket_target = url.substr(url.find("/gatepost-gate/"));
        ticket = url.substr(url.find('=') + 1);
    }

    Client member;
    Entry entry;
    std::string ticket_target;
    std::string ticket;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(gate_host_tests)

BOOST_AUTO_TEST_CASE(the_administration_is_on_no_other_host) {
    Client admin = new_member(shared_stack(), "host.admin@example.org");
    shared_stack().sql(
        "UPDATE accounts SET admin = TRUE WHERE email_key = 'host.admin@example.org'");
    BOOST_TEST(admin.get("/admin").has("<h1>Administration</h1>"));
    const auto session = "__Host-gatepost=" + admin.cookie("__Host-gatepost");
    const auto entry = enter(shared_stack(), "a.localhost", "/x", admin.cookie("__Host-gatepost"));
    for (const char* path : {"/admin", "/admin/mail", "/gatepost-gate/admin", "/x/admin"}) {
        const auto answer = get("a.localhost", path, session + "; " + entry.gate_cookie);
        BOOST_TEST(!answer.has("<h1>Administration</h1>"), path);
        BOOST_TEST(!answer.has("class=\"places\""), path);
    }
}

BOOST_AUTO_TEST_CASE(
    a_visitor_of_another_host_arrives_with_the_whole_query_and_a_cookie_of_its_own) {
    const Visit visit("gate.host@example.org");
    const auto& entered = visit.entry.entered;
    BOOST_TEST(entered.status == 303);
    BOOST_TEST(entered.header("Location") == origin_of("a.localhost") + "/x/json?a=1&b=%26");
    const auto cookie = entered.header("Set-Cookie");
    BOOST_TEST(cookie.starts_with("__Host-gatepost-gate="));
    BOOST_TEST(cookie.ends_with("; Path=/; Secure; HttpOnly; SameSite=Lax"));

    const auto in = get("a.localhost", "/x/json?a=1&b=%26", visit.entry.gate_cookie + "; own=1");
    BOOST_REQUIRE(received_in(in.body).size() == 1U);
    const auto got = received_in(in.body).front();
    BOOST_TEST(got.target == "/x/json?a=1&b=%26");
    BOOST_TEST(got.all("Remote-Email") == "gate.host@example.org");
    BOOST_TEST(got.all("Cookie") == "own=1");
    BOOST_TEST("http://" + got.all("Host") == origin_of("a.localhost"));
}

BOOST_AUTO_TEST_CASE(a_ticket_is_worth_something_in_its_browser_and_on_its_host_alone) {
    const Visit visit("gate.ticket@example.org");
    const Visit other("gate.other@example.org");
    const auto& target = visit.ticket_target;
    for (const auto& cookie :
         {std::string(), other.entry.entry_cookie, std::string("__Host-gatepost-entry=")}) {
        const auto answer = get("a.localhost", target, cookie);
        BOOST_TEST(answer.status == 303);
        BOOST_TEST(answer.header("Set-Cookie") == "", cookie);
    }
    for (const char* host : {"b.localhost", "localhost"}) {
        const auto answer = get(host, target, visit.entry.entry_cookie);
        BOOST_TEST(answer.header("Set-Cookie") == "", host);
        BOOST_TEST(answer.status == 303);
    }
    const auto forged = get("a.localhost", target + "x", visit.entry.entry_cookie);
    BOOST_TEST(forged.header("Set-Cookie") == "");
    BOOST_TEST(forged.header("Location") == "/");
}

BOOST_AUTO_TEST_CASE(a_gate_cookie_counts_on_its_host_alone) {
    const Visit visit("gate.alone@example.org");
    const auto& cookie = visit.entry.gate_cookie;
    BOOST_TEST(get("a.localhost", "/json", cookie).status == 200);
    BOOST_TEST(get("b.localhost", "/json", cookie).status == 303);
    BOOST_TEST(get("localhost", "/demo/json", cookie).status == 303);
    const auto value = cookie.substr(cookie.find('=') + 1);
    BOOST_TEST(get("localhost", "/demo/json", "__Host-gatepost=" + value).status == 303);
    BOOST_TEST(get("localhost", "/profile", "__Host-gatepost=" + value).status == 303);
}

BOOST_AUTO_TEST_CASE(no_log_holds_a_ticket_or_a_cookie) {
    const Stack& stack = shared_stack();
    Visit visit("gate.log@example.org");
    BOOST_REQUIRE(!visit.ticket.empty());
    get("a.localhost", "/json", visit.entry.gate_cookie);
    visit.member.get("/demo/json");
    get("a.localhost", "/gatepost-gate//enter?ticket=" + visit.ticket);
    get("a.localhost", "/the-last-of-the-gate", visit.entry.gate_cookie);
    BOOST_TEST(eventually([&] { return contains(stack.log("access"), "/the-last-of-the-gate"); }));
    const std::string secrets[] = {
        visit.ticket.substr(visit.ticket.rfind('.') + 1),
        visit.entry.gate_cookie.substr(visit.entry.gate_cookie.rfind('.') + 1),
        visit.member.cookie("__Host-gatepost")};
    for (const char* name : {"serve", "courier", "access", "nginx", "demo"}) {
        for (const auto& secret : secrets) {
            BOOST_TEST(!secret.empty());
            BOOST_TEST(!contains(stack.log(name), secret), name);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
