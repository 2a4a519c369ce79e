#include <stdlib.h>

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "people.h"
#include "raw_client.h"
#include "received.h"

using namespace gatepost::tests;

namespace {

/// A browser that keeps its cookie whatever the site says.
Answer get_with(const Stack& stack, const std::string& cookie, const std::string& target,
                const std::string& host = "localhost") {
    return first_answer(exchange(stack.port(), "GET " + target + " HTTP/1.1\r\nHost: " + host +
                                                   "\r\nConnection: close\r\n" + cookie + "\r\n"));
}

/// The Cookie lines of one visitor on the account pages' host and, by the same session, on another.
struct Cookies {
    std::string own;
    std::string other;
};

Cookies cookies_of(const Stack& stack, const Client& client) {
    const auto entry = enter(stack, "a.localhost", "/", client.cookie("__Host-gatepost"));
    return {cookie_line(client), "Cookie: " + entry.gate_cookie + "\r\n"};
}

void check_gets_in(const Stack& stack, const Cookies& cookies) {
    BOOST_TEST(get_with(stack, cookies.own, "/demo/json").status == 200);
    BOOST_TEST(get_with(stack, cookies.other, "/json", "a.localhost").status == 200);
}

void check_is_nobody(const Stack& stack, const Cookies& cookies) {
    const auto login = stack.site() + "/login?next=";
    BOOST_TEST(get_with(stack, cookies.own, "/demo/json").header("Location").starts_with(login));
    BOOST_TEST(get_with(stack, cookies.other, "/json", "a.localhost")
                   .header("Location")
                   .starts_with(login));
}

void delete_by_hand(const Stack& stack, const std::string& email) {
    stack.sql("DELETE FROM accounts WHERE id = " + id_of(stack, email));
}

/// Starts the database with foreign_key_checks off for everybody, and the program on it.
void stop_checking_references(const Stack& stack) {
    const auto file = (stack.var() / "unchecked.sql").string();
    std::ofstream(file) << "SET GLOBAL foreign_key_checks = 0;\n";
    setenv("INIT_SQL", file.c_str(), 1);
    stack.restart("db");
    unsetenv("INIT_SQL");
    for (const char* component : {"serve", "courier"})
        stack.restart(component);
}

}  // namespace

// Whatever ends somebody's right counts at the very next request.
BOOST_AUTO_TEST_SUITE(gate_revocation_tests)

BOOST_AUTO_TEST_CASE(logging_out) {
    const Stack& stack = shared_stack();
    Client member = new_member(stack, "gate.logout@example.org");
    const auto cookies = cookies_of(stack, member);
    check_gets_in(stack, cookies);
    member.get("/profile");
    BOOST_TEST(member.post("/logout", {}).status == 303);
    check_is_nobody(stack, cookies);
}

BOOST_AUTO_TEST_CASE(a_password_that_was_changed_elsewhere) {
    const Stack& stack = shared_stack();
    Client thief = new_member(stack, "gate.password@example.org");
    const auto cookies = cookies_of(stack, thief);
    check_gets_in(stack, cookies);
    Client owner(stack.site());
    owner.log_in("gate.password@example.org");
    owner.get("/profile");
    BOOST_TEST(owner
                   .post("/profile", {{"current", "correct horse"},
                                      {"password", "battery staple"},
                                      {"confirm", "battery staple"}})
                   .status == 303);
    check_is_nobody(stack, cookies);
    check_gets_in(stack, cookies_of(stack, owner));
}

BOOST_AUTO_TEST_CASE(an_account_that_was_deleted) {
    const Stack& stack = shared_stack();
    const auto cookies = cookies_of(stack, new_member(stack, "gate.deleted@example.org"));
    check_gets_in(stack, cookies);
    delete_by_hand(stack, "gate.deleted@example.org");
    check_is_nobody(stack, cookies);
}

BOOST_AUTO_TEST_CASE(a_group_that_somebody_comes_into_and_leaves) {
    const Stack& stack = shared_stack();
    const auto cookie = cookie_line(new_member(stack, "gate.editor@example.net"));
    const auto refusal = stack.site() + "/gate/refused/";
    const auto get = [&] { return get_with(stack, cookie, "/demo/editors/json"); };
    BOOST_TEST(get().header("Location").starts_with(refusal));
    stack.gatepost("group add editors gate.editor@example.net");
    const auto in = get();
    BOOST_TEST(in.status == 200);
    BOOST_REQUIRE(received_in(in.body).size() == 1U);
    BOOST_TEST(received_in(in.body).front().all("Remote-Groups") == "editors");
    stack.gatepost("group remove editors gate.editor@example.net");
    BOOST_TEST(get().header("Location").starts_with(refusal));
}

BOOST_AUTO_TEST_CASE(on_a_server_that_checks_no_references) {
    Stack stack;
    Client editor = new_member(stack, "editor@example.org");
    Client leaver = new_member(stack, "leaver@example.org");
    const auto deleted = cookies_of(stack, new_member(stack, "deleted@example.org"));
    const auto in_group = cookies_of(stack, editor);
    const auto left = cookies_of(stack, leaver);
    stack.gatepost("group add editors editor@example.org");
    stop_checking_references(stack);
    const auto is_editor = [&] {
        return get_with(stack, in_group.own, "/demo/editors/json").status == 200;
    };
    BOOST_TEST(eventually(is_editor));
    for (const auto& cookies : {deleted, in_group, left})
        check_gets_in(stack, cookies);

    stack.gatepost("group remove editors editor@example.org");
    BOOST_TEST(!is_editor());
    leaver.get("/profile");
    BOOST_TEST(leaver.post("/logout", {}).status == 303);
    check_is_nobody(stack, left);
    delete_by_hand(stack, "deleted@example.org");
    check_is_nobody(stack, deleted);
    // The server has taken nothing along with the account: it is the program that knows.
    const auto orphans = stack.sql(
        "SELECT COUNT(*) FROM sessions WHERE account_id NOT IN (SELECT id FROM accounts)");
    BOOST_TEST(contains(orphans, "1"), orphans);
}

BOOST_AUTO_TEST_SUITE_END()
