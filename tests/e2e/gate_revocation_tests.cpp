#include <boost/test/unit_test.hpp>

#include "people.h"
#include "raw_client.h"
#include "received.h"

using namespace gatepost::tests;

namespace {

/// A browser that keeps its cookie whatever the site says.
Answer get_with(const std::string& cookie, const std::string& target,
                const std::string& host = "localhost") {
    return first_answer(
        exchange(shared_stack().port(), "GET " + target + " HTTP/1.1\r\nHost: " + host +
                                            "\r\nConnection: close\r\n" + cookie + "\r\n"));
}

/// The Cookie lines of one visitor on the account pages' host and, by the same session, on another.
struct Cookies {
    std::string own;
    std::string other;
};

Cookies cookies_of(const Client& client) {
    const auto entry = enter(shared_stack(), "a.localhost", "/", client.cookie("__Host-gatepost"));
    return {cookie_line(client), "Cookie: " + entry.gate_cookie + "\r\n"};
}

void check_gets_in(const Cookies& cookies) {
    BOOST_TEST(get_with(cookies.own, "/demo/json").status == 200);
    BOOST_TEST(get_with(cookies.other, "/json", "a.localhost").status == 200);
}

void check_is_nobody(const Cookies& cookies) {
    const auto login = shared_stack().site() + "/login?next=";
    BOOST_TEST(get_with(cookies.own, "/demo/json").header("Location").starts_with(login));
    BOOST_TEST(
        get_with(cookies.other, "/json", "a.localhost").header("Location").starts_with(login));
}

}  // namespace

// Whatever ends somebody's right counts at the very next request.
BOOST_AUTO_TEST_SUITE(gate_revocation_tests)

BOOST_AUTO_TEST_CASE(logging_out) {
    Client member = new_member(shared_stack(), "gate.logout@example.org");
    const auto cookies = cookies_of(member);
    check_gets_in(cookies);
    member.get("/profile");
    BOOST_TEST(member.post("/logout", {}).status == 303);
    check_is_nobody(cookies);
}

BOOST_AUTO_TEST_CASE(a_password_that_was_changed_elsewhere) {
    Client thief = new_member(shared_stack(), "gate.password@example.org");
    const auto cookies = cookies_of(thief);
    check_gets_in(cookies);
    Client owner(shared_stack().site());
    owner.log_in("gate.password@example.org");
    owner.get("/profile");
    BOOST_TEST(owner
                   .post("/profile", {{"current", "correct horse"},
                                      {"password", "battery staple"},
                                      {"confirm", "battery staple"}})
                   .status == 303);
    check_is_nobody(cookies);
    check_gets_in(cookies_of(owner));
}

BOOST_AUTO_TEST_CASE(an_account_that_was_deleted) {
    const Stack& stack = shared_stack();
    const auto cookies = cookies_of(new_member(stack, "gate.deleted@example.org"));
    check_gets_in(cookies);
    stack.gatepost("version; mariadb --socket " + (stack.var() / "db/mysqld.sock").string() +
                   " gatepost -e 'DELETE FROM accounts WHERE id = " +
                   id_of(stack, "gate.deleted@example.org") + "'");
    check_is_nobody(cookies);
}

BOOST_AUTO_TEST_CASE(a_group_that_somebody_comes_into_and_leaves) {
    const Stack& stack = shared_stack();
    const auto cookie = cookie_line(new_member(stack, "gate.editor@example.net"));
    const auto refusal = stack.site() + "/gate/refused/";
    const auto get = [&] { return get_with(cookie, "/demo/editors/json"); };
    BOOST_TEST(get().header("Location").starts_with(refusal));
    stack.gatepost("group add editors gate.editor@example.net");
    const auto in = get();
    BOOST_TEST(in.status == 200);
    BOOST_REQUIRE(received_in(in.body).size() == 1U);
    BOOST_TEST(received_in(in.body).front().all("Remote-Groups") == "editors");
    stack.gatepost("group remove editors gate.editor@example.net");
    BOOST_TEST(get().header("Location").starts_with(refusal));
}

BOOST_AUTO_TEST_SUITE_END()
