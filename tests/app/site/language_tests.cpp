#include "app/web/language.h"

#include <boost/test/unit_test.hpp>

#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using core::Language;
using http::Status;
using std::chrono::minutes;

namespace {

const std::string cookie_name = "__Host-gatepost-language";

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
    browser.accept_language = "fr";
    BOOST_TEST(language_of(browser.get("/")) == "en");
}

BOOST_AUTO_TEST_CASE(a_choice_wins_and_sticks) {
    browser.accept_language = "de";
    const auto answer = choose(browser, "es", "/register?next=/wiki");
    BOOST_CHECK(answer.status == Status::see_other);
    BOOST_TEST(answer.header("Location") == "/register?next=/wiki");
    BOOST_TEST(browser.cookies.at(cookie_name) == "es");
    browser.restart();
    BOOST_TEST(language_of(browser.get("/")) == "es");
    BOOST_TEST(choose(browser, "en").header("Location") == "/");
    BOOST_TEST(language_of(browser.get("/")) == "en");
}

BOOST_AUTO_TEST_CASE(what_is_no_language_changes_nothing) {
    browser.accept_language = "de";
    for (const char* tag : {"", "it", "DE", "de-AT", "es; Domain=evil.test"}) {
        BOOST_CHECK(choose(browser, tag).status == Status::see_other);
        BOOST_TEST(!browser.cookies.contains(cookie_name));
    }
    browser.cookies[cookie_name] = "<script>";
    BOOST_TEST(language_of(browser.get("/")) == "de");
}

BOOST_AUTO_TEST_CASE(the_way_back_stays_on_the_site) {
    for (const char* next : {"https://evil.test/", "//evil.test", "/\\evil.test"})
        BOOST_TEST(choose(browser, "de", next).header("Location") == "/");
}

BOOST_AUTO_TEST_CASE(a_choice_needs_the_forms_token) {
    browser.get("/language");
    BOOST_CHECK(browser.post_raw("/language", {{"language", "de"}}).status == Status::forbidden);
    BOOST_TEST(!browser.cookies.contains(cookie_name));
}

BOOST_AUTO_TEST_CASE(the_footer_leads_back_to_the_page) {
    const auto link = [](const http::Response& page) {
        const auto start = page.body.find("href=\"/language") + 6;
        return page.body.substr(start, page.body.find('"', start) - start);
    };
    BOOST_TEST(link(browser.get("/")) == "/language");
    BOOST_TEST(link(browser.get("/login?next=/wiki")) ==
               "/language?next=/login%3Fnext%3D%252Fwiki");
    BOOST_TEST(link(browser.post("/register", {})) == "/language?next=/register");
    BOOST_TEST(link(browser.get("/language?next=/login")) == "/language?next=/login");
    BOOST_TEST(link(browser.get("/nothing-here")) == "/language");
    sign_up_confirmed(browser, "ada@example.org");
    clock.advance(minutes(20));
    browser.get("/profile");
    BOOST_TEST(link(browser.post("/export", {})) == "/language");  // no page has that address
}

BOOST_AUTO_TEST_CASE(failures_are_told_in_the_browsers_language) {
    auto request = make_request(http::Method::get, "/");
    request.accept_language_header = "es";
    const auto busy = Status::service_unavailable;
    BOOST_TEST(language_of(app::refuse(services, busy, request)) == "es");
    request.cookie_header = "a=b; " + cookie_name + "=de";
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
    other.cookies[cookie_name] = "en";
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
