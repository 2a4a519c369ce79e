#include "app/web/language.h"

#include <boost/test/unit_test.hpp>

#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using core::Language;
using http::Status;
using std::chrono::minutes;

namespace {

const std::string language_cookie = "__Host-gatepost-language";

std::string language_of(const http::Response& page) {
    const auto start = page.body.find("<html lang=\"");
    BOOST_REQUIRE(start != page.body.npos);
    return page.body.substr(start + 12, 2);
}

struct Speakers : Post {
    http::Response choose(Browser& who, const std::string& tag, const std::string& next = "") {
        who.get("/language");
        return who.post("/language", {{"language", tag}, {"next", next}});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(language_tests, Speakers)

BOOST_AUTO_TEST_CASE(the_browsers_language_is_spoken_and_english_else) {
    BOOST_TEST(language_of(browser.get("/")) == "en");
    browser.accept_language = "de-AT,de;q=0.9,en;q=0.5";
    BOOST_TEST(language_of(browser.get("/")) == "de");
    BOOST_TEST(contains(browser.get("/login"), "<h1>Anmelden</h1>"));
    BOOST_TEST(contains(browser.get("/nothing-here"), "Seite nicht gefunden"));
    browser.accept_language = "it";
    BOOST_TEST(language_of(browser.get("/")) == "en");
}

BOOST_AUTO_TEST_CASE(a_choice_wins_and_sticks) {
    browser.accept_language = "de";
    const auto answer = choose(browser, "es", "/register?next=/wiki");
    BOOST_CHECK(answer.status == Status::see_other);
    BOOST_TEST(answer.header("Location") == "/register?next=/wiki");
    BOOST_TEST(browser.cookies.at(language_cookie) == "es");
    browser.restart();
    BOOST_TEST(language_of(browser.get("/")) == "es");
    BOOST_TEST(choose(browser, "en").header("Location") == "/");
    BOOST_TEST(language_of(browser.get("/")) == "en");
}

BOOST_AUTO_TEST_CASE(what_is_no_language_changes_nothing) {
    browser.accept_language = "de";
    for (const char* tag : {"", "it", "DE", "de-AT", "es; Domain=evil.test"}) {
        BOOST_CHECK(choose(browser, tag).status == Status::see_other);
        BOOST_TEST(!browser.cookies.contains(language_cookie));
    }
    browser.cookies[language_cookie] = "<script>";
    BOOST_TEST(language_of(browser.get("/")) == "de");
}

BOOST_AUTO_TEST_CASE(the_way_back_stays_on_the_site) {
    for (const char* next : {"https://evil.test/", "//evil.test", "/\\evil.test"})
        BOOST_TEST(choose(browser, "de", next).header("Location") == "/");
}

BOOST_AUTO_TEST_CASE(a_visitor_s_choice_needs_no_token_and_an_account_s_does) {
    BOOST_CHECK(browser.post_raw("/language", {{"language", "de"}}).status == Status::see_other);
    BOOST_TEST(browser.cookies.at(language_cookie) == "de");
    sign_up_confirmed(browser, "ada@example.org");
    browser.post_raw("/language", {{"language", "es"}});
    BOOST_TEST(browser.cookies.at(language_cookie) == "de");
}

BOOST_AUTO_TEST_CASE(the_footer_s_buttons_lead_back_to_the_page) {
    const auto next = [](const http::Response& page) {
        const std::string before = "name=\"next\" value=\"";
        const auto footer = page.body.find("action=\"/language\"", page.body.find("<footer"));
        const auto start = page.body.find(before, footer) + before.size();
        return page.body.substr(start, page.body.find('"', start) - start);
    };
    BOOST_TEST(next(browser.get("/")) == "");
    BOOST_TEST(next(browser.get("/login?next=/wiki")) == "/login?next=%2Fwiki");
    BOOST_TEST(next(browser.post("/register", {})) == "/register");
    BOOST_TEST(next(browser.get("/language?next=/login")) == "/login");
    BOOST_TEST(next(browser.get("/nothing-here")) == "");
    sign_up_confirmed(browser, "ada@example.org");
    clock.advance(minutes(20));
    browser.get("/profile");
    BOOST_TEST(next(browser.post("/export", {})) == "/profile");  // no page has its address
}

BOOST_AUTO_TEST_CASE(failures_are_told_in_the_browsers_language) {
    auto request = make_request(http::Method::get, "/");
    request.accept_language_header = "es";
    const auto busy = Status::service_unavailable;
    BOOST_TEST(language_of(app::refuse(services, busy, request)) == "es");
    request.cookie_header = "a=b; " + language_cookie + "=de";
    BOOST_TEST(language_of(app::refuse(services, busy, request)) == "de");
}

BOOST_AUTO_TEST_CASE(pages_without_a_form_set_no_cookie) {
    browser.accept_language = "de";
    browser.get("/");
    BOOST_TEST(browser.cookies.empty());
}

BOOST_AUTO_TEST_CASE(mails_are_written_in_the_language_of_the_sign_up) {
    browser.accept_language = "de";
    sign_up(browser, "ada@example.org");
    BOOST_CHECK(newest("ada@example.org").language == Language::german);
    BOOST_TEST(courier.deliver_next());
    BOOST_TEST(transport.mails.at(0).subject == "Bitte bestätigen Sie Ihre E-Mail-Adresse");
    BOOST_TEST(transport.mails.at(0).html.find("<html lang=\"de\" dir=\"ltr\">") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_choice_changes_the_language_of_the_account) {
    sign_up_confirmed(browser, "ada@example.org");
    BOOST_TEST(courier.deliver_next());
    choose(browser, "es");
    BOOST_CHECK(newest("ada@example.org").language == Language::spanish);
    Browser other(worker);
    other.accept_language = "de";
    other.get("/forgot");
    other.post("/forgot", {{"email", "ada@example.org"}});
    BOOST_TEST(courier.deliver_next());
    BOOST_TEST(transport.mails.at(1).subject == "Crear una contraseña nueva");
    // The account's language is stronger than the browser's, but not than what was chosen there.
    BOOST_TEST(language_of(other.get("/")) == "de");
    log_in(other, "ada@example.org");
    BOOST_TEST(language_of(other.get("/")) == "es");
    other.cookies[language_cookie] = "en";
    BOOST_TEST(language_of(other.get("/")) == "en");
}

BOOST_AUTO_TEST_CASE(the_owner_is_told_in_the_owners_language) {
    browser.accept_language = "es";
    sign_up_confirmed(browser, "ada@example.org");
    BOOST_TEST(courier.deliver_next());
    Browser stranger(worker);
    stranger.accept_language = "de";
    sign_up(stranger, "ada@example.org", "stranger's own");
    BOOST_TEST(courier.deliver_next());
    BOOST_TEST(transport.mails.at(1).subject == "Ya tiene una cuenta");
}

BOOST_AUTO_TEST_SUITE_END()
