#include <boost/test/unit_test.hpp>

#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

struct Owner : Site {
    Browser browser{worker};

    Owner() { sign_up_confirmed(browser, "ada@example.org"); }

    http::Response change(Browser& from, const std::string& current, const std::string& password,
                          const std::string& confirm) {
        from.get("/profile");
        return from.post("/profile",
                         {{"current", current}, {"password", password}, {"confirm", confirm}});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(profile_tests, Owner)

BOOST_AUTO_TEST_CASE(shows_the_address_and_both_days_with_their_zone) {
    const auto page = browser.get("/profile");
    BOOST_TEST(contains(page, "ada@example.org"));
    BOOST_TEST(contains(page, "UTC"));
    BOOST_TEST(contains(page, "<time datetime="));
}

BOOST_AUTO_TEST_CASE(changes_the_password_ends_other_sessions_and_renews_this_one) {
    Browser other(worker);
    log_in(other, "ada@example.org");
    const auto epoch = newest("ada@example.org").epoch;
    const auto before = browser.cookies.at("__Host-gatepost");

    const auto answer = change(browser, "correct horse", "battery staple", "battery staple");
    BOOST_TEST(contains(browser.follow(answer), "Your password has been changed,"));
    BOOST_TEST(browser.cookies.at("__Host-gatepost") != before);
    BOOST_TEST(newest("ada@example.org").epoch == epoch + 1);
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
    BOOST_CHECK(other.get("/profile").status == Status::see_other);
    BOOST_CHECK(log_in(other, "ada@example.org").status == Status::unprocessable_content);
    BOOST_CHECK(log_in(other, "ada@example.org", "battery staple").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(refuses_and_changes_nothing) {
    const auto epoch = newest("ada@example.org").epoch;
    const auto wrong = change(browser, "wrong password", "battery staple", "battery staple");
    BOOST_CHECK(wrong.status == Status::unprocessable_content);
    BOOST_TEST(contains(wrong, "your current password"));
    BOOST_TEST(contains(change(browser, "correct horse", "short", "short"), "at least 8"));
    BOOST_TEST(contains(change(browser, "correct horse", "battery staple", "battery stable"),
                        "The passwords don&#39;t match"));
    BOOST_TEST(newest("ada@example.org").epoch == epoch);
    Browser other(worker);
    BOOST_CHECK(log_in(other, "ada@example.org").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(of_two_changes_at_once_the_second_finds_its_current_password_gone) {
    const auto id = newest("ada@example.org").id;
    const auto fresh = hasher.hash(base::Secret("first to come"), {}, std::string(16, 's'));
    browser.get("/profile");
    hasher.meanwhile = [&] { store.rows().accounts.set_password_hash(id, fresh); };
    const auto late = change(browser, "correct horse", "battery staple", "battery staple");
    BOOST_CHECK(late.status == Status::unprocessable_content);
    BOOST_TEST(store.rows().accounts.find(id)->password_hash.text() == fresh.text());
}

BOOST_AUTO_TEST_CASE(a_session_that_ends_during_the_check_stays_ended) {
    const auto session = core::SessionId::parse(browser.cookies.at("__Host-gatepost"))->digest();
    browser.get("/profile");
    hasher.meanwhile = [&] { store.rows().sessions.remove(session); };
    change(browser, "correct horse", "battery staple", "battery staple");
    BOOST_CHECK(browser.get("/profile").status == Status::see_other);
}

BOOST_AUTO_TEST_SUITE_END()
