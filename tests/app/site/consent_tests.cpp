#include <boost/test/unit_test.hpp>

#include "base/json.h"
#include "base/utc.h"
#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

const std::string sentence = "I accept the [terms & all](https://example.org/t?a=1&b=2).";

struct Asked : Post {
    Asked() { sign_ups.consent = core::ConsentText::parse(sentence); }

    http::Response sign_up_with(Browser& there, const std::string& consent,
                                const std::string& password = "correct horse") {
        there.get("/register");
        return there.post("/register", {{"email", "ada@example.org"},
                                        {"password", password},
                                        {"confirm", password},
                                        {"consent", consent}});
    }
    std::optional<core::Consent> kept() {
        return store.rows().accounts.consent(newest("ada@example.org").id);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(consent_tests, Asked)

BOOST_AUTO_TEST_CASE(the_form_asks_by_a_box_that_is_not_ticked) {
    const auto page = browser.get("/register");
    BOOST_TEST(contains(page,
                        "<label for=\"consent\">I accept the <a "
                        "href=\"https://example.org/t?a=1&amp;b=2\" target=\"_blank\" "
                        "rel=\"noopener\">terms &amp; all</a>.</label>"));
    BOOST_TEST(contains(page, "name=\"consent\" type=\"checkbox\" value=\"yes\" required>"));
    sign_ups.consent = {};
    BOOST_TEST(!contains(browser.get("/register"), "consent"));
}

BOOST_AUTO_TEST_CASE(nobody_signs_up_without_it) {
    for (const char* consent : {"", "no"}) {
        const auto refused = sign_up_with(browser, consent);
        BOOST_CHECK(refused.status == Status::unprocessable_content);
        BOOST_TEST(contains(refused, "Tick this box to continue."));
        BOOST_TEST(contains(refused, "href=\"#consent\""));
    }
    BOOST_TEST(store.rows().accounts.list(core::AccountId{0}, 10).empty());
}

BOOST_AUTO_TEST_CASE(it_is_kept_word_for_word_with_its_time) {
    sign_up_with(browser, "yes");
    const auto at = clock.now();
    BOOST_REQUIRE(kept().has_value());
    browser.get(confirm_path(newest("ada@example.org")));
    clock.advance(std::chrono::minutes(10));
    sign_ups.consent = core::ConsentText::parse("Another one.");
    BOOST_TEST(kept()->text == sentence);
    BOOST_CHECK(kept()->given_at == at);
    browser.get("/profile");
    const auto data = base::Json::parse(browser.post("/export", {}).body);
    BOOST_TEST(data.at("account").at("consent").at("text").text() == sentence);
    BOOST_TEST(data.at("account").at("consent").at("on").text() == base::in_utc(at));
}

BOOST_AUTO_TEST_CASE(where_nobody_is_asked_nothing_is_kept) {
    sign_ups.consent = {};
    sign_up_with(browser, "yes");
    BOOST_TEST(!kept().has_value());
}

BOOST_AUTO_TEST_CASE(a_box_that_was_ticked_stays_so_when_something_else_is_wrong) {
    const auto refused = sign_up_with(browser, "yes", "short");
    BOOST_TEST(contains(refused, "value=\"yes\" required checked>"));
    BOOST_TEST(!contains(refused, "Tick this box"));
}

BOOST_AUTO_TEST_CASE(a_sign_up_that_goes_on_has_what_was_agreed_to_now) {
    sign_up_with(browser, "yes");
    clock.advance(std::chrono::minutes(10));
    sign_ups.consent = core::ConsentText::parse("Another one.");
    sign_up_with(browser, "yes");
    BOOST_TEST(kept()->text == "Another one.");
    BOOST_CHECK(kept()->given_at == clock.now());
    sign_ups.consent = {};
    sign_up_with(browser, "");
    BOOST_TEST(!kept().has_value());
}

struct Reset : Asked {
    Browser owner{worker};

    /// Follows a reset link, and sends the form with the box like this.
    http::Response reset(const std::string& consent) {
        const auto link =
            "/reset/" + links.reset.make(newest("ada@example.org"), clock.now()).text();
        owner.get(link);
        return owner.post(
            link,
            {{"password", "battery staple"}, {"confirm", "battery staple"}, {"consent", consent}});
    }
};

// Somebody else may have ticked the box at the sign-up.
BOOST_FIXTURE_TEST_CASE(a_reset_that_confirms_a_sign_up_asks_once_more, Reset) {
    sign_up_with(browser, "yes");
    const auto refused = reset("");
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, "Tick this box to continue."));
    BOOST_TEST(!newest("ada@example.org").confirmed_at.has_value());
    clock.advance(std::chrono::minutes(10));
    BOOST_CHECK(reset("yes").status == Status::see_other);
    BOOST_TEST(newest("ada@example.org").confirmed_at.has_value());
    BOOST_TEST(kept()->text == sentence);
    BOOST_CHECK(kept()->given_at == clock.now());
}

BOOST_FIXTURE_TEST_CASE(where_nobody_is_asked_any_more_a_reset_forgets_it, Reset) {
    sign_up_with(browser, "yes");
    sign_ups.consent = {};
    BOOST_CHECK(reset("").status == Status::see_other);
    BOOST_TEST(newest("ada@example.org").confirmed_at.has_value());
    BOOST_TEST(!kept().has_value());
}

BOOST_FIXTURE_TEST_CASE(a_reset_of_a_confirmed_account_asks_for_nothing, Reset) {
    sign_up_with(browser, "yes");
    browser.get(confirm_path(newest("ada@example.org")));
    const auto at = kept()->given_at;
    clock.advance(std::chrono::minutes(10));
    sign_ups.consent = core::ConsentText::parse("Another one.");
    BOOST_CHECK(reset("").status == Status::see_other);
    BOOST_TEST(kept()->text == sentence);
    BOOST_CHECK(kept()->given_at == at);
}

BOOST_AUTO_TEST_SUITE_END()
