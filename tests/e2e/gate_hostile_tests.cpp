#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "gate_truth.h"
#include "hostile_requests.h"
#include "raw_client.h"

using namespace gatepost::tests;

namespace {

void replace(std::string& text, const std::string& what, const std::string& with) {
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

/// The session of a member who has logged out.
const std::string& old_session() {
    static const std::string session = [] {
        Client client = new_member(shared_stack(), "gate.left@example.org");
        const auto value = client.cookie("__Host-gatepost");
        client.get("/profile");
        BOOST_REQUIRE(client.post("/logout", {}).status == 303);
        return value;
    }();
    return session;
}

std::string filled(std::string request, const Person& person) {
    const bool has_session = !person.session.empty();
    replace(request, "{cookie}", has_session ? "Cookie: __Host-gatepost={session}\r\n" : "");
    replace(request, "{session}", has_session ? person.session : std::string(43, 'A'));
    replace(request, "{gate-a}", person.gate_a);
    replace(request, "{gate-b}", person.gate_b);
    replace(request, "{old}", old_session());
    return request;
}

/// Whether somebody was refused as one is on purpose, and not because something broke. HTTP/0.9 has
/// no status, and an answer to it no more than a page.
bool is_refusal(const std::string& answers) {
    const auto status = first_answer(answers).status;
    const bool is_planned = status < 500 || status == 501 || status == 505;
    return is_planned && status != 200 && status != 101 && !shows_demo(answers);
}

void check(const Hostile& row, const Person& person, bool is_sender) {
    const auto answers = exchange(shared_stack().port(), filled(row.request, person));
    const auto all = received_in(answers);
    BOOST_TEST(all.empty() == !shows_demo(answers));
    for (const auto& got : all) {
        const auto wrong = untruth(person, got);
        BOOST_TEST(wrong == "", wrong << "; the demo got " << got.json);
    }
    if (all.empty()) BOOST_TEST(is_refusal(answers), answers.substr(0, 300));
    if (!is_sender || row.must == Must::be_either) return;
    BOOST_TEST(all.empty() == (row.must == Must::be_refused), answers.substr(0, 1000));
    for (const auto& got : all)
        BOOST_TEST(names(person, got) == person.confirmed);
}

/// Whether the next visitor gets the answer to what they asked and no one else's.
void check_the_next_visitor(std::size_t number) {
    const auto target = "/demo/open/json?after=" + std::to_string(number);
    const auto answers = exchange(shared_stack().port(), "GET " + target +
                                                             " HTTP/1.1\r\nHost: localhost\r\n"
                                                             "Connection: close\r\n\r\n");
    const auto all = received_in(answers);
    BOOST_REQUIRE(all.size() == 1U);
    BOOST_TEST(all.front().target == target);
    BOOST_TEST(all.front().all("Remote-User") == "-");
}

void check(const std::vector<Hostile>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t who = 0; who < people().size(); ++who) {
            BOOST_TEST_CONTEXT(rows[i].name << ", sent by " << people()[who].name) {
                check(rows[i], people()[who], who == static_cast<std::size_t>(rows[i].by));
            }
        }
        BOOST_TEST_CONTEXT("after " << rows[i].name) {
            check_the_next_visitor(i);
        }
    }
}

}  // namespace

// Each row is sent by nobody, an account that is not confirmed, a plain one and an administrator:
// none of them gets further than they may, and the demo is told nothing but the truth.
BOOST_AUTO_TEST_SUITE(gate_hostile_tests)

BOOST_AUTO_TEST_CASE(forged_and_broken_headers) {
    check(hostile_headers());
}

BOOST_AUTO_TEST_CASE(hosts_that_are_others_or_none) {
    check(hostile_hosts());
}

BOOST_AUTO_TEST_CASE(paths_that_can_be_read_in_several_ways) {
    check(hostile_paths());
}

BOOST_AUTO_TEST_CASE(cookies_that_are_not_what_they_seem) {
    check(hostile_cookies());
}

BOOST_AUTO_TEST_CASE(methods_bodies_and_requests_within_requests) {
    check(hostile_framing());
}

BOOST_AUTO_TEST_SUITE_END()
