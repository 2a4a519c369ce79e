// Asking who has an account: by what an answer says, by its headers and by its length. Login,
// sign-up, reset and resend are in tests/e2e/known_unknown_tests.cpp.

#include <boost/test/unit_test.hpp>

#include "attack.h"
#include "essence.h"

using namespace gatepost::tests;

namespace {

/// Of the same length, so that the lengths of the answers can be compared.
struct Addresses {
    std::string known = new_address("already"), waiting = new_address("waiting"),
                unknown = new_address("unknown");

    Addresses() {
        open_account(target(), known);
        pending(waiting);
    }
    std::vector<std::string> all() const { return {known, waiting, unknown}; }
};

const Addresses& addresses() {
    static const Addresses both;
    return both;
}

/// How long to wait may differ by the second in which it was asked.
std::string without_wait(Answer answer, const std::string& email) {
    BOOST_TEST(!answer.header("Retry-After").empty());
    auto text = essence(answer, email);
    const auto at = text.find("Retry-After: ") + 13;
    text.erase(at, text.find('\r', at) - at);
    return text;
}

void check_alike(const std::vector<std::string>& answers) {
    for (const auto& answer : answers)
        BOOST_CHECK_EQUAL(answer, answers.front());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(enumeration_tests)

BOOST_AUTO_TEST_CASE(a_corrected_address_tells_nothing) {
    std::vector<std::string> answers, pages;
    for (const auto& email : addresses().all()) {
        const auto old = new_address("waiting");
        Client visitor = pending(old);
        visitor.get("/unconfirmed");
        const auto answer =
            visitor.post("/unconfirmed", {{"email", email}, {"current", "correct horse"}});
        BOOST_TEST(answer.status == 303);
        answers.push_back(essence(answer, email));
        pages.push_back(essence(visitor.follow(answer), email));
    }
    check_alike(answers);
    check_alike(pages);
}

BOOST_AUTO_TEST_CASE(a_change_to_an_address_tells_nothing) {
    std::vector<std::string> answers, pages;
    for (const auto& email : addresses().all()) {
        const auto own = new_address("stays");
        Client visitor = member(own);
        visitor.get("/address");
        const auto answer =
            visitor.post("/address", {{"email", email}, {"current", "correct horse"}});
        BOOST_TEST(answer.status == 303);
        answers.push_back(essence(answer, email));
        auto page = visitor.follow(answer);
        // When this one signed up, and for how long it has been there, is its own.
        page.body = page.body.substr(0, page.body.find("<dl"));
        page.body.erase(page.body.find(own), own.size());  // who is logged in
        pages.push_back(essence(page, email));
    }
    check_alike(answers);
    check_alike(pages);
}

BOOST_AUTO_TEST_CASE(the_limit_of_a_network_tells_nothing) {
    std::vector<std::string> answers;
    for (const auto& email : addresses().all()) {
        Client attacker = browser();
        for (int i = 0; i < 10; ++i)
            BOOST_TEST(attacker.log_in(email, "a wrong one").status == 422);
        const auto refused = attacker.log_in(email, "a wrong one");
        BOOST_TEST(refused.status == 429);
        answers.push_back(without_wait(refused, email));
    }
    check_alike(answers);
}

BOOST_AUTO_TEST_CASE(a_lock_tells_nothing_to_a_wrong_password) {
    const auto locked = new_address("blocked"), unknown = new_address("unknown");
    open_account(target(), locked);
    target().gatepost("user lock " + locked);
    check_alike({essence(browser().log_in(locked, "a wrong one"), locked),
                 essence(browser().log_in(unknown, "a wrong one"), unknown)});
    Client attacker = browser();
    std::vector<std::string> answers;
    for (const auto& email : {locked, unknown}) {
        attacker.get("/forgot");
        answers.push_back(essence(attacker.post("/forgot", {{"email", email}}), email));
    }
    check_alike(answers);
}

BOOST_AUTO_TEST_CASE(the_hint_about_a_password_tells_nothing) {
    std::vector<std::string> answers;
    for (const auto& email : addresses().all()) {
        Client visitor = browser();
        visitor.get("/register");
        const auto answer =
            visitor.post("/password-strength", {{"email", email}, {"password", "correct horse"}});
        BOOST_TEST(answer.status == 200);
        answers.push_back(essence(answer, email));
    }
    check_alike(answers);
}

BOOST_AUTO_TEST_CASE(a_refused_sign_up_tells_nothing) {
    std::vector<std::string> answers;
    for (const auto& email : addresses().all()) {
        Client visitor = browser();
        visitor.get("/register");
        const auto answer = visitor.post(
            "/register", {{"email", email}, {"password", "short"}, {"confirm", "short"}});
        BOOST_TEST(answer.status == 422);
        answers.push_back(essence(answer, email));
    }
    check_alike(answers);
}

BOOST_AUTO_TEST_CASE(pages_that_are_not_there_and_pages_of_others_look_alike_to_strangers) {
    std::vector<std::string> answers;
    for (const char* path : {"/accounts/1", "/users/1", "/administrator", "/nowhere"})
        answers.push_back(essence(browser().get(path), path));
    check_alike(answers);
}

BOOST_AUTO_TEST_CASE(a_member_does_not_learn_that_there_is_an_administration) {
    Client visitor = member(new_address("curious"));
    std::vector<std::string> answers;
    for (const char* path : {"/nowhere", "/admin", "/admin/", "/admin/accounts",
                             "/admin/accounts/1", "/admin/mail?state=sent", "/admin/nowhere"})
        answers.push_back(essence(visitor.get(path), path));
    check_alike(answers);
}

BOOST_AUTO_TEST_SUITE_END()
