#include <boost/test/unit_test.hpp>

#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

constexpr const char* expired = "Nothing was changed. Please send it again.";

struct Tabs : Site {
    Browser browser{worker};

    Tabs() {
        Browser owner(worker);
        sign_up_confirmed(owner, "ada@example.org");
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(show_again_tests, Tabs)

BOOST_AUTO_TEST_CASE(a_form_that_was_open_for_too_long_comes_again_with_what_was_typed) {
    browser.get("/register?next=%2Fdemo");
    clock.advance(std::chrono::hours(24 * 8));  // the visitor's cookie lives for a week
    const FormFields typed{{"email", "new@example.org"},
                           {"password", "correct horse"},
                           {"confirm", "correct horse"},
                           {"next", "/demo"}};
    const auto again = browser.post("/register", typed);
    BOOST_CHECK(again.status == Status::forbidden);
    BOOST_TEST(contains(again, expired));
    BOOST_TEST(contains(again, "value=\"new@example.org\""));
    BOOST_TEST(contains(again, "name=\"next\" value=\"/demo\""));
    BOOST_TEST(!contains(again, "correct horse"));
    // And this time it works.
    BOOST_TEST(browser.post("/register", typed).header("Location") == "/unconfirmed?next=%2Fdemo");
}

BOOST_AUTO_TEST_CASE(login_and_forgot_keep_what_was_typed_too) {
    const auto login = browser.post(
        "/login",
        {{"email", "ada@example.org"}, {"password", "correct horse"}, {"remember", "yes"}});
    BOOST_CHECK(login.status == Status::forbidden);
    BOOST_TEST(contains(login, "value=\"ada@example.org\""));
    BOOST_TEST(contains(login, " checked"));
    BOOST_TEST(!contains(login, "correct horse"));
    Browser other(worker);
    const auto forgot = other.post("/forgot", {{"email", "ada@example.org"}});
    BOOST_TEST(contains(forgot, "value=\"ada@example.org\""));
    BOOST_TEST(contains(other.post("/forgot", {{"email", "\"><script>"}}), "action=\"/forgot\""));
}

BOOST_AUTO_TEST_CASE(two_tabs_at_the_login_page) {
    browser.get("/login");
    const auto token = browser.csrf;
    log_in(browser, "ada@example.org");
    // The other tab, with the first one's cookies and its own form.
    const auto answer = browser.post_raw("/login", {{"csrf", token},
                                                    {"email", "ada@example.org"},
                                                    {"password", "correct horse"},
                                                    {"next", "/profile"}});
    BOOST_TEST(answer.header("Location") == "/profile");
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
    BOOST_TEST(browser.post_raw("/register", {{"csrf", token}}).header("Location") == "/");
}

BOOST_AUTO_TEST_CASE(a_session_that_ended_under_a_form_leads_through_the_login_back_to_it) {
    log_in(browser, "ada@example.org");
    browser.get("/profile");
    clock.advance(std::chrono::hours(1));
    const auto answer = browser.post("/profile", {{"current", "correct horse"},
                                                  {"password", "battery staple"},
                                                  {"confirm", "battery staple"}});
    BOOST_TEST(answer.header("Location") == "/login?next=%2Fprofile");
    BOOST_TEST(contains(browser.follow(answer), "Your session has ended. Nothing was changed."));
    BOOST_TEST(log_in(browser, "ada@example.org").header("Location") == "/");
}

BOOST_AUTO_TEST_CASE(logging_out_twice_makes_sense) {
    log_in(browser, "ada@example.org");
    browser.get("/");
    const auto token = browser.csrf;
    browser.post("/logout", {});
    BOOST_TEST(browser.post_raw("/logout", {{"csrf", token}}).header("Location") == "/login");
}

BOOST_AUTO_TEST_CASE(somebody_elses_form_shows_nothing_and_does_nothing) {
    Browser thief(worker);
    log_in(thief, "ada@example.org");
    thief.get("/profile");
    BOOST_TEST(browser.post_raw("/profile", {{"csrf", thief.csrf}}).header("Location") ==
               "/login?next=%2Fprofile");
    // From another site it does not even come again.
    auto foreign = make_request(http::Method::post, "/login");
    foreign.content_type = "application/x-www-form-urlencoded";
    foreign.origin_header = "https://evil.example";
    foreign.body = "email=eve%40example.org";
    const auto refused = browser.send(foreign);
    BOOST_CHECK(refused.status == Status::forbidden);
    BOOST_TEST(!contains(refused, "eve@example.org"));
}

BOOST_AUTO_TEST_SUITE_END()
