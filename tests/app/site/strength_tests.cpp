#include <boost/test/unit_test.hpp>

#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

BOOST_FIXTURE_TEST_SUITE(strength_tests, Site)

BOOST_AUTO_TEST_CASE(a_form_that_comes_again_says_how_strong_the_password_was) {
    Browser browser(worker);
    browser.get("/register");
    const auto sign_up_with = [&](const std::string& password, const std::string& confirm) {
        return browser.post(
            "/register",
            {{"email", "ada@example.org"}, {"password", password}, {"confirm", confirm}});
    };
    BOOST_TEST(contains(sign_up_with("correct horse", "something else"),
                        "The password you entered: Good."));
    for (const char* refused : {"short", "secret123"})
        BOOST_TEST(!contains(sign_up_with(refused, refused), "The password you entered"));
    BOOST_TEST(!contains(browser.get("/register"), "The password you entered"));
}

BOOST_AUTO_TEST_CASE(a_wrong_current_password_says_it_too) {
    Browser browser(worker);
    sign_up_confirmed(browser, "ada@example.org");
    browser.get("/profile");
    BOOST_TEST(contains(browser.post("/profile", {{"current", "wrong password"},
                                                  {"password", "battery staple"},
                                                  {"confirm", "battery staple"}}),
                        "The password you entered: "));
}

BOOST_AUTO_TEST_CASE(a_password_is_judged_while_it_is_typed) {
    Browser browser(worker);
    browser.get("/register");
    const auto judge = [&](const std::string& password, const std::string& email = "") {
        return browser.post("/password-strength", {{"password", password}, {"email", email}});
    };
    const auto answer = judge("correct horse");
    BOOST_CHECK(answer.status == Status::ok);
    BOOST_TEST(answer.header("Content-Type") == "application/json");
    BOOST_TEST(answer.body == "{\"score\":3,\"text\":\"Good.\"}\n");
    BOOST_TEST(contains(judge(""), "\"score\":0"));
    BOOST_TEST(contains(judge("Gr7t"), "at least 8 characters"));
    BOOST_TEST(contains(judge("hunter22"), "Too easy to guess. Use three"));
    BOOST_TEST(!contains(judge("ada.lovelace"), "based on your email"));
    BOOST_TEST(contains(judge("ada.lovelace", "ada.lovelace@example.org"), "based on your email"));
    block({"kettle orbit walrus"});
    BOOST_TEST(contains(judge("kettle orbit walrus"), "on a list of stolen passwords"));
    BOOST_TEST(answer.header("Set-Cookie").empty());
    browser.accept_language = "de";
    BOOST_TEST(contains(judge("correct horse"), "\"Gut.\""));
    BOOST_CHECK(app::lane_of(routes, make_request(http::Method::post, "/password-strength")) ==
                fcgi::Lane::normal);
}

BOOST_AUTO_TEST_CASE(a_stale_question_is_refused_without_a_word_for_the_next_page) {
    Browser browser(worker);
    const auto answer = browser.post("/password-strength", {{"password", "correct horse"}});
    BOOST_CHECK(answer.status == Status::forbidden);
    BOOST_TEST(answer.header("Set-Cookie").empty());
}

BOOST_AUTO_TEST_SUITE_END()
