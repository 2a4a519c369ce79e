#include <boost/test/unit_test.hpp>

#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

constexpr const char* firefox =
    "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";
constexpr const char* iphone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/17.5 Mobile/15E148 Safari/604.1";

struct TwoDevices : Site {
    Browser desk{worker}, phone{worker};

    TwoDevices() {
        desk.user_agent = firefox;
        phone.user_agent = iphone;
        sign_up_confirmed(desk, "ada@example.org");
        log_in(phone, "ada@example.org");
    }
    /// The number of the session that another device can end.
    std::string number_on(const http::Response& page) {
        const std::string before = "name=\"session\" value=\"";
        const auto start = page.body.find(before);
        BOOST_REQUIRE(start != page.body.npos);
        const auto from = start + before.size();
        return page.body.substr(from, page.body.find('"', from) - from);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sessions_tests, TwoDevices)

BOOST_AUTO_TEST_CASE(devices_are_listed_in_words_and_this_one_is_marked) {
    const auto page = desk.get("/sessions");
    BOOST_TEST(contains(page, "Firefox on Linux <span class=\"tag\">this device</span>"));
    BOOST_TEST(contains(page, "Safari on iPhone"));
    BOOST_TEST(!contains(page, "Safari on iPhone <span class"));
    BOOST_TEST(contains(page, "192.0.2.1"));
}

BOOST_AUTO_TEST_CASE(one_device_is_logged_out_at_once) {
    const auto page = desk.get("/sessions");
    const auto answer = desk.post("/sessions/end", {{"session", number_on(page)}});
    BOOST_TEST(contains(desk.follow(answer), "That device is logged out."));
    BOOST_TEST(phone.get("/profile").header("Location") == "/login?next=%2Fprofile");
    BOOST_CHECK(desk.get("/profile").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(who_was_logged_out_elsewhere_is_told_why) {
    const auto told = [&](Browser& browser) {
        return browser.follow(browser.get("/profile")).body;
    };
    phone.get("/profile");  // takes the notice of its login
    desk.post("/sessions/end", {{"session", number_on(desk.get("/sessions"))}});
    const std::string elsewhere = "You&#39;ve been logged out from another device.";
    BOOST_TEST(told(phone).find(elsewhere) != std::string::npos);
    // Until they log in again, or say that they know.
    BOOST_TEST(contains(phone.get("/login"), elsewhere));
    log_in(phone, "ada@example.org");
    BOOST_CHECK(phone.get("/profile").status == Status::ok);

    desk.get("/profile");
    desk.post("/profile", {{"current", "correct horse"},
                           {"password", "a better horse"},
                           {"confirm", "a better horse"}});
    BOOST_TEST(told(phone).find("because your password was changed.") != std::string::npos);
    BOOST_CHECK(desk.get("/profile").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(who_was_away_for_too_long_is_told_so) {
    clock.advance(std::chrono::minutes(31));
    const auto login = phone.get("/profile");
    BOOST_TEST(contains(phone.follow(login), "logged out after a while."));
    // What the page has to say otherwise goes first.
    phone.get("/profile");
    BOOST_TEST(!contains(phone.follow(phone.post("/name", {{"name", "Ada"}})),
                         "logged out after a while."));
    Browser fresh(worker);
    BOOST_TEST(!contains(fresh.follow(fresh.get("/profile")), "logged out"));
    phone.get("/login");
    phone.post("/logout", {});
    phone.get("/login");
    BOOST_TEST(!contains(phone.get("/login"), "logged out"));
}

BOOST_AUTO_TEST_CASE(nothing_that_was_not_done_is_said_to_be) {
    const auto number = number_on(desk.get("/sessions"));
    for (const std::string& field :
         {std::string(), std::string("0"), std::string("x"), "-" + number, number + "x",
          " " + number, std::string(40, '9')}) {
        desk.get("/sessions");
        const auto page = desk.follow(desk.post("/sessions/end", {{"session", field}}));
        BOOST_TEST(!contains(page, "That device is logged out."), field);
        BOOST_TEST(contains(page, "No device was logged out."), field);
    }
    desk.get("/sessions");
    BOOST_TEST(contains(desk.follow(desk.post("/sessions/end", {})), "No device was logged out."));
    BOOST_CHECK(phone.get("/profile").status == Status::ok);

    // Another tab has ended it meanwhile.
    desk.get("/sessions");
    desk.post("/sessions/end", {{"session", number}});
    desk.get("/sessions");
    BOOST_TEST(contains(desk.follow(desk.post("/sessions/end", {{"session", number}})),
                        "No device was logged out."));
}

BOOST_AUTO_TEST_CASE(guessing_does_not_push_what_happened_off_the_page) {
    Browser guessing(worker);
    for (int guess = 0; guess < 30; ++guess)
        log_in(guessing, "ada@example.org", "a guess");
    const auto page = desk.get("/sessions");
    BOOST_TEST(contains(page, "Address confirmed"));
    BOOST_TEST(contains(page, "<strong>30 wrong passwords from 192.0.2.1</strong>"));
}

BOOST_AUTO_TEST_CASE(of_those_who_guess_the_last_five_networks_are_shown) {
    BOOST_TEST(!contains(desk.get("/sessions"), "Wrong passwords"));
    const auto ada = newest("ada@example.org").id;
    for (int host = 1; host <= 6; ++host) {
        clock.advance(std::chrono::seconds(1));
        store.rows().failed_logins.note(ada, "192.0.2.10" + std::to_string(host));
    }
    const auto page = desk.get("/sessions");
    BOOST_TEST(contains(page, "<h2>Wrong passwords</h2>"));
    BOOST_TEST(contains(page, "1 wrong password from 192.0.2.106"));
    BOOST_TEST(contains(page, "1 wrong password from 192.0.2.102"));
    BOOST_TEST(!contains(page, "192.0.2.101"));
    store.rows().accounts.set_language(ada, core::Language::german);
    BOOST_TEST(contains(desk.get("/sessions"), "1 falsches Passwort von 192.0.2.106"));
}

BOOST_AUTO_TEST_CASE(all_other_devices_are_logged_out_at_once) {
    Browser third(worker);
    log_in(third, "ada@example.org");
    desk.get("/sessions");
    desk.post("/sessions/end-others", {});
    BOOST_CHECK(phone.get("/profile").status == Status::see_other);
    BOOST_CHECK(third.get("/profile").status == Status::see_other);
    const auto page = desk.get("/sessions");
    BOOST_CHECK(page.status == Status::ok);
    BOOST_TEST(!contains(page, "/sessions/end-others"));  // nothing is left to end
}

BOOST_AUTO_TEST_CASE(nobody_ends_the_session_of_somebody_else) {
    const auto number = number_on(desk.get("/sessions"));
    Browser eve(worker);
    sign_up_confirmed(eve, "eve@example.org");
    eve.get("/sessions");
    for (const auto& field : {number, std::string("0"), std::string("-1"), std::string("x"),
                              std::string(40, '9'), std::string()})
        BOOST_TEST(eve.post("/sessions/end", {{"session", field}}).header("Location") ==
                   "/sessions");
    BOOST_CHECK(phone.get("/profile").status == Status::ok);
    BOOST_CHECK(eve.get("/profile").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(what_happened_is_shown_newest_first) {
    Browser guesser(worker);
    log_in(guesser, "ada@example.org", "a wrong guess");
    const auto page = desk.get("/sessions");
    const auto logged_in = page.body.find("<strong>Logged in</strong>");
    const auto signed_up = page.body.find("Signed up");
    BOOST_REQUIRE(logged_in != page.body.npos);
    BOOST_TEST(logged_in < signed_up);
    BOOST_TEST(!contains(page, "a wrong guess"));
}

BOOST_AUTO_TEST_CASE(a_browser_may_call_itself_anything) {
    Browser odd(worker);
    odd.user_agent = "<script>alert(1)</script>\xff\x01" + std::string(5000, 'A');
    BOOST_TEST(log_in(odd, "ada@example.org").header("Location") == "/");
    const auto page = desk.get("/sessions");
    BOOST_CHECK(page.status == Status::ok);
    BOOST_TEST(!contains(page, "<script>"));
    BOOST_TEST(contains(page, "Unknown device"));
}

BOOST_AUTO_TEST_SUITE_END()
