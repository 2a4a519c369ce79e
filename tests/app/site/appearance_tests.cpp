#include <boost/test/unit_test.hpp>

#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

constexpr char appearance_cookie[] = "__Host-gatepost-appearance";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(appearance_tests, Site)

BOOST_AUTO_TEST_CASE(a_choice_comes_back_to_the_page_and_stays_until_it_is_taken_back) {
    Browser browser(worker);
    const auto choose = [&](const std::string& appearance) {
        return browser.post_raw("/appearance", {{"appearance", appearance}, {"next", "/login"}});
    };
    BOOST_TEST(!contains(browser.get("/login"), "data-appearance"));
    BOOST_TEST(choose("dark").header("Location") == "/login");
    const auto dark = browser.get("/login");
    BOOST_TEST(contains(dark, "<html lang=\"en\" dir=\"ltr\" data-appearance=\"dark\">"));
    BOOST_TEST(contains(dark, "<meta name=\"color-scheme\" content=\"dark\">"));
    choose("system");
    BOOST_TEST(!contains(browser.get("/login"), "data-appearance"));
}

BOOST_AUTO_TEST_CASE(a_page_that_was_open_for_long_chooses_too) {
    Browser browser(worker);
    sign_up_confirmed(browser, "ada@example.org");
    const auto chosen = browser.post_raw(
        "/appearance", {{"csrf", "stale"}, {"appearance", "dark"}, {"next", "/profile"}});
    BOOST_TEST(chosen.header("Location") == "/profile");
    BOOST_TEST(contains(browser.get("/profile"), "data-appearance=\"dark\""));
}

BOOST_AUTO_TEST_CASE(nobody_else_chooses) {
    Browser browser(worker);
    browser.cookies[appearance_cookie] = "<script>";
    BOOST_TEST(!contains(browser.get("/login"), "data-appearance"));
    BOOST_CHECK(browser.post_raw("/appearance", {{"appearance", "dark"}, {"next", "//evil.test"}})
                    .header("Location") == "/");
}

BOOST_AUTO_TEST_SUITE_END()
