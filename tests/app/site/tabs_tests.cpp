// Several tabs that a browser opens at once, before it has any cookie of this site.

#include <boost/test/unit_test.hpp>

#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

constexpr std::string_view visitor_prefix = "__Host-gatepost-visitor";

struct Tabs : Site {
    Browser browser{worker};

    Tabs() {
        Browser owner(worker);
        sign_up_confirmed(owner, "ada@example.org");
    }

    /// Opens the pages at once: each request is sent before any answer has come. The tokens of
    /// their forms, in order.
    std::vector<std::string> open_at_once(const std::vector<std::string>& targets) {
        const auto before = browser.cookies;
        auto after = before;
        std::vector<std::string> tokens;
        for (const auto& target : targets) {
            browser.cookies = before;
            browser.get(target);
            tokens.push_back(browser.csrf);
            for (const auto& [name, value] : browser.cookies)
                after[name] = value;
        }
        browser.cookies = after;
        return tokens;
    }
    std::vector<std::string> open_logins(int count) {
        std::vector<std::string> targets;
        for (int tab = 0; tab < count; ++tab)
            targets.push_back("/login?next=%2Fdemo%2F" + std::to_string(tab));
        return open_at_once(targets);
    }
    http::Response log_in_at(const std::string& token, const std::string& next) {
        return browser.post_raw("/login", {{"csrf", token},
                                           {"email", "ada@example.org"},
                                           {"password", "correct horse"},
                                           {"next", next}});
    }
    std::size_t visitor_cookies() const {
        std::size_t count = 0;
        for (const auto& cookie : browser.cookies)
            count += cookie.first.starts_with(visitor_prefix) ? 1 : 0;
        return count;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tabs_tests, Tabs)

BOOST_AUTO_TEST_CASE(a_login_works_in_whichever_of_many_tabs_and_the_others_just_go_on) {
    for (const std::size_t first : {0U, 3U, 11U}) {
        browser.cookies.clear();
        const auto tokens = open_logins(12);
        BOOST_TEST(log_in_at(tokens[first], "/demo/first").header("Location") == "/demo/first");
        for (std::size_t tab = 0; tab < tokens.size(); ++tab) {
            const auto next = "/demo/" + std::to_string(tab);
            BOOST_TEST(log_in_at(tokens[tab], next).header("Location") == next);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_wrong_password_in_one_tab_leaves_the_others_alone) {
    const auto tokens = open_logins(3);
    const auto wrong = browser.post_raw(
        "/login", {{"csrf", tokens[0]}, {"email", "ada@example.org"}, {"password", "wrong"}});
    BOOST_CHECK(wrong.status == Status::unprocessable_content);
    BOOST_TEST(log_in_at(tokens[1], "/demo/1").header("Location") == "/demo/1");
}

BOOST_AUTO_TEST_CASE(other_forms_that_were_opened_at_once_work_too) {
    const auto tokens = open_at_once({"/register", "/forgot", "/login", "/language"});
    BOOST_TEST(browser.post_raw("/forgot", {{"csrf", tokens[1]}, {"email", "ada@example.org"}})
                   .header("Location") == "/login");
    BOOST_TEST(browser.post_raw("/language", {{"csrf", tokens[3]}, {"language", "de"}})
                   .header("Location") == "/");
    BOOST_TEST(browser
                   .post_raw("/register", {{"csrf", tokens[0]},
                                           {"email", "new@example.org"},
                                           {"password", "correct horse"},
                                           {"confirm", "correct horse"},
                                           {"next", "/demo"}})
                   .header("Location") == "/unconfirmed?next=%2Fdemo");
    BOOST_TEST(log_in_at(tokens[2], "/demo/x").header("Location") == "/demo/x");
}

BOOST_AUTO_TEST_CASE(forms_from_before_a_login_in_another_tab_go_on_too) {
    const auto tokens = open_at_once({"/login", "/register", "/forgot", "/language"});
    log_in_at(tokens[0], "/demo");
    BOOST_TEST(browser.post_raw("/register", {{"csrf", tokens[1]}, {"next", "/demo/1"}})
                   .header("Location") == "/demo/1");
    BOOST_TEST(browser.post_raw("/forgot", {{"csrf", tokens[2]}, {"email", "ada@example.org"}})
                   .header("Location") == "/login");
    BOOST_TEST(browser.post_raw("/language", {{"csrf", tokens[3]}, {"language", "de"}})
                   .header("Location") == "/");
    // What is about the session asks for a token of the session.
    BOOST_CHECK(browser.post_raw("/profile", {{"csrf", tokens[2]}}).status == Status::forbidden);
}

BOOST_AUTO_TEST_CASE(one_tab_after_the_other_makes_do_with_one_cookie) {
    for (int tab = 0; tab < 5; ++tab)
        browser.get("/login");
    BOOST_TEST(visitor_cookies() == 1U);
}

BOOST_AUTO_TEST_CASE(there_is_an_end_to_the_cookies_of_a_visitor) {
    open_logins(200);
    BOOST_TEST(visitor_cookies() == 200U);
    for (int page = 0; page < 20; ++page)
        browser.get("/login");
    BOOST_TEST(visitor_cookies() <= 40U);
    BOOST_TEST(log_in_at(browser.csrf, "/demo").header("Location") == "/demo");
}

BOOST_AUTO_TEST_CASE(a_form_of_another_browser_is_as_worthless_as_ever) {
    Browser attacker(worker);
    attacker.get("/login");
    open_logins(5);
    const auto answer = log_in_at(attacker.csrf, "/demo");
    BOOST_CHECK(answer.status == Status::forbidden);
    BOOST_TEST(browser.cookies.count("__Host-gatepost") == 0U);
    // Nor does a form bound to no browser at all pass in one without cookies.
    browser.cookies.clear();
    BOOST_CHECK(log_in_at(attacker.csrf, "/demo").status == Status::forbidden);
}

BOOST_AUTO_TEST_CASE(a_cookie_of_a_visitor_that_was_not_given_out_counts_for_nothing) {
    for (const char* value : {"", "x", "0000", "!!!!!!!!!!!!!!!!!!!!!!"}) {
        browser.cookies = {{std::string(visitor_prefix) + "-AAAAAA", value}};
        browser.get("/login");
        BOOST_TEST(visitor_cookies() == 2U);
        BOOST_TEST(log_in_at(browser.csrf, "/demo").header("Location") == "/demo");
    }
    for (int planted = 0; planted < 60; ++planted) {
        const auto name = std::string(visitor_prefix) + "(" + std::to_string(planted) + ")";
        browser.cookies[name] = "AAAAAAAAAAAAAAAAAAAAAA";
    }
    browser.cookies.erase("__Host-gatepost");
    BOOST_CHECK(browser.get("/login").status == Status::ok);
}

BOOST_AUTO_TEST_SUITE_END()
