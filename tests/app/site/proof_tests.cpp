#include <nlohmann/json.hpp>

#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

struct Proof : Post {
    Proof() {
        sign_up_confirmed(browser, "ada@example.org");
        browser.get("/profile");
    }
    void wait() {
        clock.advance(std::chrono::minutes(15));
        browser.get("/profile");
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(proof_tests, Proof)

BOOST_AUTO_TEST_CASE(everything_that_is_held_is_downloaded) {
    store.rows().groups.add(newest("ada@example.org").id, *core::GroupName::parse("editors"));
    browser.get("/address");
    browser.post("/address", {{"email", "new@example.org"}, {"current", "correct horse"}});
    Browser guessing(worker);
    for (int guess = 0; guess < 2; ++guess)
        log_in(guessing, "ada@example.org", "a guess");
    browser.get("/profile");
    const auto answer = browser.post("/export", {});
    BOOST_CHECK(answer.status == Status::ok);
    BOOST_TEST(answer.header("Content-Type") == "application/json");
    BOOST_TEST(answer.header("Content-Disposition") == "attachment; filename=\"account.json\"");
    const auto data = nlohmann::json::parse(answer.body);
    BOOST_TEST(data["account"]["email"] == "ada@example.org");
    BOOST_TEST(data["account"]["groups"][0] == "editors");
    BOOST_TEST(data["account"]["language"] == "en");
    BOOST_TEST(data["sessions"].size() == 1u);
    BOOST_TEST(data["sessions"][0]["by"]["network_address"] == "192.0.2.1");
    BOOST_TEST(data["events"][0]["what"] == "data_exported");
    BOOST_TEST(data["failed_logins"][0]["network"] == "192.0.2.1");
    BOOST_TEST(data["failed_logins"][0]["times"] == 2);
    BOOST_TEST(data["address_changes"][0]["to"] == "new@example.org");
    BOOST_TEST(data["mails"].size() == 3u);
    BOOST_TEST(!contains(answer, "argon2"));
}

BOOST_AUTO_TEST_CASE(after_a_while_the_password_is_asked_for_and_what_was_asked_goes_on) {
    Browser phone(worker);
    log_in(phone, "ada@example.org");
    wait();
    const auto sessions = store.rows().sessions.list(newest("ada@example.org").id);
    BOOST_REQUIRE(sessions.size() == 2u);
    const auto number = std::to_string(static_cast<std::uint64_t>(sessions.back().number));
    const auto asked = browser.post("/sessions/end", {{"session", number}});
    BOOST_CHECK(asked.status == Status::ok);
    BOOST_TEST(contains(asked, "Enter your password"));
    BOOST_TEST(contains(asked, "action=\"/sessions/end\""));
    BOOST_TEST(contains(asked, "name=\"session\" value=\"" + number + "\""));
    BOOST_CHECK(phone.get("/profile").status == Status::ok);

    const auto refused = browser.post("/sessions/end", {{"session", number}, {"proof", "a guess"}});
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, "This isn&#39;t your password."));
    BOOST_TEST(contains(refused, "name=\"session\" value=\"" + number + "\""));
    BOOST_TEST(!contains(refused, "a guess"));
    BOOST_CHECK(phone.get("/profile").status == Status::ok);

    const auto done =
        browser.post("/sessions/end", {{"session", number}, {"proof", "correct horse"}});
    BOOST_TEST(done.header("Location") == "/sessions");
    BOOST_CHECK(phone.get("/profile").status == Status::see_other);
    // And for a while it is not asked for again.
    browser.get("/profile");
    BOOST_TEST(browser.post("/export", {}).header("Content-Type") == "application/json");
}

BOOST_AUTO_TEST_CASE(a_quarter_of_an_hour_counts_from_the_last_time) {
    clock.advance(std::chrono::minutes(15) - std::chrono::seconds(1));
    browser.get("/profile");
    BOOST_TEST(browser.post("/export", {}).header("Content-Type") == "application/json");
    clock.advance(std::chrono::seconds(1));
    browser.get("/profile");
    BOOST_TEST(contains(browser.post("/export", {}), "Enter your password"));
}

BOOST_AUTO_TEST_CASE(a_wrong_password_is_counted_wherever_it_is_asked_for) {
    wait();
    const std::pair<const char*, FormFields> forms[]{
        {"/export", {{"proof", "a guess"}}},
        {"/profile",
         {{"current", "a guess"}, {"password", "battery staple"}, {"confirm", "battery staple"}}},
        {"/address", {{"current", "a guess"}, {"email", "eve@example.org"}}},
        {"/delete", {{"current", "a guess"}}}};
    std::uint64_t guesses = 0;
    for (const auto& [path, fields] : forms) {
        browser.post(path, fields);
        const auto failed = store.rows().failed_logins.newest(newest("ada@example.org").id, 10);
        BOOST_REQUIRE_EQUAL(failed.size(), 1U);
        BOOST_TEST(failed[0].times == ++guesses, path);
        BOOST_TEST(failed[0].network == "192.0.2.1");
    }
}

BOOST_AUTO_TEST_CASE(confirming_is_no_proof_of_the_password) {
    Browser other(worker);
    sign_up(other, "bob@example.org");
    clock.advance(std::chrono::minutes(15));
    other.follow(other.get(confirm_path(newest("bob@example.org"))));
    other.get("/profile");
    BOOST_TEST(contains(other.post("/export", {}), "Enter your password"));
}

BOOST_AUTO_TEST_SUITE_END()
