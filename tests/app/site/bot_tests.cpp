#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

constexpr std::string_view bot_words = "To check that you&#39;re a person";

struct Bots : Post {
    Bots() { sign_ups.min_time = std::chrono::seconds(2); }

    FormFields fields(const std::string& topic = "") const {
        return {{"email", "ada@example.org"},
                {"password", "correct horse"},
                {"confirm", "correct horse"},
                {"next", "/demo"},
                {"topic", topic}};
    }
    http::Response sign_up_after(std::chrono::milliseconds time, const std::string& topic = "") {
        browser.get("/register");
        clock.advance(time);
        return browser.post("/register", fields(topic));
    }
    std::size_t accounts() {
        return store.rows().accounts.find_all(*core::Email::parse("ada@example.org")).size();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(bot_tests, Bots)

BOOST_AUTO_TEST_CASE(a_form_that_comes_back_too_soon_is_shown_again) {
    const auto again = sign_up_after(std::chrono::milliseconds(1900));
    BOOST_CHECK(again.status == Status::unprocessable_content);
    BOOST_TEST(contains(again, bot_words));
    BOOST_TEST(contains(again, "value=\"ada@example.org\""));
    BOOST_TEST(contains(again, "value=\"/demo\""));
    BOOST_TEST(!contains(again, "correct horse"));
    BOOST_TEST(accounts() == 0U);
    BOOST_TEST(hasher.hashes + hasher.checks == 0);
    deliver_all();
    BOOST_TEST(transport.mails.empty());

    // A person reads that, and presses the button once more.
    clock.advance(std::chrono::seconds(2));
    BOOST_CHECK(browser.post("/register", fields()).status == Status::see_other);
    BOOST_TEST(accounts() == 1U);
}

BOOST_AUTO_TEST_CASE(somebody_who_takes_their_time_notices_nothing) {
    BOOST_CHECK(sign_up_after(std::chrono::seconds(2)).status == Status::see_other);
    BOOST_TEST(accounts() == 1U);
}

BOOST_AUTO_TEST_CASE(the_time_does_not_depend_on_the_address) {
    sign_up_after(std::chrono::seconds(2));
    BOOST_TEST(contains(sign_up_after(std::chrono::seconds(1)), bot_words));
    BOOST_TEST(accounts() == 1U);
}

BOOST_AUTO_TEST_CASE(a_field_that_nobody_sees_stays_empty) {
    const auto again = sign_up_after(std::chrono::minutes(1), "https://spam.example");
    BOOST_CHECK(again.status == Status::unprocessable_content);
    BOOST_TEST(contains(again, bot_words));
    BOOST_TEST(!contains(again, "spam.example"));
    BOOST_TEST(accounts() == 0U);
    clock.advance(std::chrono::seconds(5));
    BOOST_CHECK(browser.post("/register", fields()).status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(that_field_is_out_of_everybodys_way) {
    const auto page = browser.get("/register").body;
    const auto field =
        page.substr(page.find("<div class=\"visually-hidden\" aria-hidden=\"true\">"));
    BOOST_TEST(field.find("name=\"topic\"") < field.find("</div>"));
    BOOST_TEST(field.find("tabindex=\"-1\" autocomplete=\"off\"") < field.find("</div>"));
}

BOOST_AUTO_TEST_CASE(the_form_of_a_host_whose_clock_is_ahead_is_good) {
    browser.get("/register");
    clock.advance(std::chrono::seconds(-3));
    BOOST_CHECK(browser.post("/register", fields()).status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(what_else_is_wrong_is_said_first) {
    browser.get("/register");
    const auto again = browser.post("/register", {{"email", "x"}, {"password", "y"}});
    BOOST_TEST(!contains(again, bot_words));
}

BOOST_AUTO_TEST_SUITE_END()
