#include <boost/test/unit_test.hpp>

#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

constexpr const char* expired = "othing was changed. Please try again.";

struct Returning : Site {
    Browser browser{worker};

    Returning() {
        Browser owner(worker);
        sign_up_confirmed(owner, "ada@example.org");
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(show_again_tests, Returning)

BOOST_AUTO_TEST_CASE(a_form_whose_cookie_is_gone_comes_again_with_what_was_typed) {
    browser.get("/register?next=%2Fdemo");
    browser.cookies.clear();  // as when the browser was closed, or dropped them
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
    BOOST_TEST(browser.post_raw("/login", {{"csrf", token}, {"email", "ADA@example.org"}})
                   .header("Location") == "/");
    BOOST_TEST(
        contains(browser.post_raw("/register", {{"csrf", token}}), "You're already logged in"));
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

BOOST_AUTO_TEST_CASE(who_sends_a_form_after_somebody_ended_the_session_is_told_by_what) {
    log_in(browser, "ada@example.org");
    Browser other(worker);
    log_in(other, "ada@example.org");
    browser.get("/name");
    other.get("/sessions");
    other.post("/sessions/end-others", {});
    BOOST_TEST(contains(browser.follow(browser.post("/name", {{"name", "Ada"}})),
                        "You were logged out from another device. Nothing was changed."));
    log_in(browser, "ada@example.org");
    browser.get("/name");
    other.get("/profile");
    other.post("/profile", {{"current", "correct horse"},
                            {"password", "battery staple"},
                            {"confirm", "battery staple"}});
    BOOST_TEST(contains(browser.follow(browser.post("/name", {{"name", "Ada"}})),
                        "because your password was changed. Nothing else was changed."));
}

BOOST_AUTO_TEST_CASE(an_address_that_was_typed_when_the_session_ended_is_there_after_the_login) {
    log_in(browser, "ada@example.org");
    browser.get("/address");
    clock.advance(std::chrono::hours(1));
    auto answer =
        browser.post("/address", {{"email", "\"new\"@example.org"}, {"current", "correct horse"}});
    BOOST_TEST(answer.header("Location") == "/login?next=%2Faddress");
    BOOST_TEST(contains(browser.follow(answer), "Your session has ended. Nothing was changed."));
    answer = browser.post(
        "/login",
        {{"email", "ada@example.org"}, {"password", "correct horse"}, {"next", "/address"}});
    const auto page = browser.follow(answer);
    BOOST_TEST(contains(page, "value=\"&quot;new&quot;@example.org\""));
    BOOST_TEST(!contains(page, "correct horse"));
    BOOST_TEST(!contains(browser.get("/address"), "&quot;new&quot;"));

    Browser owner(worker);
    sign_up(owner, "wrong@example.org");
    owner.get("/unconfirmed");
    clock.advance(std::chrono::hours(1));
    owner.post("/unconfirmed", {{"email", "right@example.org"}, {"current", "correct horse"}});
    owner.get("/login?next=%2Funconfirmed");
    const auto back = owner.post(
        "/login",
        {{"email", "wrong@example.org"}, {"password", "correct horse"}, {"next", "/unconfirmed"}});
    BOOST_TEST(contains(owner.follow(back), "value=\"right@example.org\""));
}

BOOST_AUTO_TEST_CASE(a_kept_address_may_be_anything_and_is_only_shown) {
    log_in(browser, "ada@example.org");
    for (const char* value : {"!", "", "_w", "PHNjcmlwdD4"}) {
        browser.cookies["__Host-gatepost-address"] = value;
        const auto page = browser.get("/address");
        BOOST_CHECK(page.status == Status::ok);
        BOOST_TEST(!contains(page, "<script>"));
        BOOST_TEST(browser.cookies.count("__Host-gatepost-address") == 0U);
    }
}

BOOST_AUTO_TEST_CASE(logging_out_twice_makes_sense) {
    log_in(browser, "ada@example.org");
    browser.get("/");
    const auto token = browser.csrf;
    browser.post("/logout", {});
    const auto again = browser.post_raw("/logout", {{"csrf", token}, {"next", "/demo"}});
    BOOST_TEST(again.header("Location") == "/login?next=%2Fdemo");
    BOOST_TEST(contains(browser.follow(again), "You were logged out."));
}

BOOST_AUTO_TEST_CASE(an_old_button_to_log_out_asks_somebody_logged_in_again) {
    log_in(browser, "ada@example.org");
    browser.get("/");
    const auto token = browser.csrf;
    browser.post("/logout", {});
    log_in(browser, "ada@example.org");
    const auto page = browser.post_raw("/logout", {{"csrf", token}, {"next", "/demo"}});
    BOOST_CHECK(page.status == Status::forbidden);
    BOOST_TEST(contains(page, "You're still logged in."));
    BOOST_TEST(contains(page, "name=\"next\" value=\"/demo\""));
    BOOST_TEST(browser.post("/logout", {{"next", "/demo"}}).header("Location") ==
               "/login?next=%2Fdemo");
    BOOST_CHECK(browser.get("/profile").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(somebody_logged_in_is_told_so_when_they_open_the_way_in) {
    log_in(browser, "ada@example.org");
    browser.get("/");
    for (const char* path : {"/login", "/register"}) {
        const auto page = browser.get(path);
        BOOST_TEST(contains(page, "You're already logged in"));
        BOOST_TEST(contains(page, "ada@example.org"));
        BOOST_TEST(contains(page, "action=\"/logout\""));
    }
    BOOST_TEST(browser.get("/login?next=%2Fprofile").header("Location") == "/profile");
    BOOST_TEST(!contains(browser.get("/profile"), "You're already logged in"));
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
