#include <boost/test/unit_test.hpp>

#include "core/mails.h"
#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

BOOST_FIXTURE_TEST_SUITE(registration_tests, Site)

BOOST_AUTO_TEST_CASE(signs_up_logs_in_and_holds_at_unconfirmed) {
    Browser browser(worker);
    const auto answer = sign_up(browser, "ada@example.org");
    BOOST_CHECK(answer.status == Status::see_other);
    BOOST_TEST(answer.header("Location") == "/unconfirmed");
    const auto page = browser.follow(answer);
    BOOST_TEST(contains(page, "A confirmation email has been sent."));
    BOOST_TEST(contains(page, "ada@example.org"));
    BOOST_TEST(browser.get("/profile").header("Location") == "/unconfirmed");
}

BOOST_AUTO_TEST_CASE(queues_one_confirm_mail_with_its_cause) {
    Browser browser(worker);
    sign_up(browser, "Ada@Example.org");
    const auto due = store.rows().outbox.lease("test", std::chrono::seconds(60), 10);
    BOOST_REQUIRE(due.size() == 1U);
    BOOST_CHECK(due[0].intent.kind == core::MailKind::confirm_email);
    BOOST_TEST(due[0].intent.recipient.typed() == "Ada@Example.org");
    BOOST_TEST(due[0].intent.client_address == "192.0.2.1");
}

BOOST_AUTO_TEST_CASE(refuses_with_422_keeps_the_address_and_drops_the_password) {
    struct Case {
        const char *email, *password, *confirm, *complaint;
    };
    for (const Case& bad :
         {Case{"no address", "correct horse", "correct horse", "Enter an email address"},
          Case{"ada@example.org", "short", "short", "at least 8 characters"},
          Case{"ada@example.org", "correct horse", "correct house", "not the same"},
          Case{"", "", "", "Enter an email address"}}) {
        Browser browser(worker);
        browser.get("/register");
        const auto page = browser.post(
            "/register",
            {{"email", bad.email}, {"password", bad.password}, {"confirm", bad.confirm}});
        BOOST_CHECK(page.status == Status::unprocessable_content);
        BOOST_TEST(contains(page, bad.complaint));
        BOOST_TEST(contains(page, "Error:"));
        if (*bad.email != '\0') BOOST_TEST(contains(page, bad.email));
        if (*bad.password != '\0') BOOST_TEST(!contains(page, std::string("\"") + bad.password));
    }
    BOOST_TEST(store.rows().accounts.list(core::AccountId{0}, 10).empty());
}

BOOST_AUTO_TEST_CASE(a_confirmed_address_looks_the_same_to_a_stranger_who_signs_up_with_it) {
    Browser owner(worker), stranger(worker), newcomer(worker);
    sign_up_confirmed(owner, "ada@example.org");
    while (!store.rows().outbox.lease("test", std::chrono::seconds(60), 10).empty())
        continue;

    const auto known = sign_up(stranger, "ADA@example.org", "stranger's own");
    const auto fresh = sign_up(newcomer, "eve@example.org", "stranger's own");
    BOOST_CHECK(known.status == fresh.status);
    BOOST_TEST(known.header("Location") == fresh.header("Location"));
    BOOST_TEST(contains(stranger.follow(known), "A confirmation email has been sent."));

    // The stranger may come back to a sign-up of their own, which leads nowhere.
    Browser again(worker);
    BOOST_TEST(log_in(again, "ada@example.org", "stranger's own").header("Location") ==
               "/unconfirmed");
    const auto forged = confirm_path(newest("ada@example.org"));
    BOOST_TEST(contains(again.follow(again.get(forged)), "invalid or has expired"));
    BOOST_TEST(contains(owner.get("/profile"), "ada@example.org"));
}

BOOST_AUTO_TEST_CASE(several_sign_ups_wait_for_one_address_and_the_first_confirmed_wins) {
    Browser first(worker), second(worker);
    sign_up(first, "ada@example.org", "password one");
    const auto one = newest("ada@example.org");
    sign_up(second, "ada@example.org", "password two");
    const auto two = newest("ada@example.org");
    BOOST_CHECK(one.id != two.id);

    Browser back(worker);
    BOOST_TEST(log_in(back, "ada@example.org", "password one").header("Location") ==
               "/unconfirmed");
    // A link does not count in the other sign-up's session.
    BOOST_TEST(contains(second.follow(second.get(confirm_path(one))), "invalid or has expired"));
    BOOST_TEST(contains(first.follow(first.get(confirm_path(one))), "You have confirmed"));
    // The other sign-up is gone, with its session.
    BOOST_TEST(second.get("/unconfirmed").header("Location") == "/login?next=%2Funconfirmed");
    BOOST_CHECK(log_in(second, "ada@example.org", "password two").status ==
                Status::unprocessable_content);
}

// Each as if the other had not come yet.
BOOST_AUTO_TEST_CASE(sign_ups_for_one_address_at_the_same_moment_share_a_salt) {
    const auto salt_of_first_sign_up = [](Site& site, const char* address) {
        Browser browser(site.worker);
        site.sign_up(browser, address);
        const auto id = site.newest(address).id;
        const auto hash = site.store.rows().accounts.find(id)->password_hash.text();
        return hash.substr(0, hash.rfind('$'));
    };
    Site another;
    const auto salt = salt_of_first_sign_up(*this, "ada@example.org");
    BOOST_TEST(salt_of_first_sign_up(another, "ADA@Example.org") == salt);
    BOOST_TEST(salt_of_first_sign_up(*this, "eve@example.org") != salt);
}

BOOST_AUTO_TEST_CASE(a_mangled_next_is_kept_between_the_two_forms_or_dropped) {
    Browser browser(worker);
    BOOST_TEST(contains(browser.get("/register?next=%2Fprofile"), "/login?next=/profile"));
    BOOST_TEST(!contains(browser.get("/register?next=%2F%2Fevil.example"), "evil.example"));
}

BOOST_AUTO_TEST_CASE(somebody_signed_in_is_sent_home) {
    Browser browser(worker);
    sign_up(browser, "ada@example.org");
    BOOST_TEST(browser.get("/register").header("Location") == "/");
    BOOST_TEST(browser.get("/login").header("Location") == "/");
}

BOOST_AUTO_TEST_CASE(a_second_sign_up_in_one_browser_ends_the_first_session) {
    Browser browser(worker);
    sign_up(browser, "ada@example.org");
    const auto before = browser.cookies.at("__Host-gatepost");
    browser.get("/unconfirmed");
    browser.post("/register", {{"email", "eve@example.org"},
                               {"password", "correct horse"},
                               {"confirm", "correct horse"}});
    BOOST_TEST(browser.cookies.at("__Host-gatepost") != before);
    browser.cookies["__Host-gatepost"] = before;
    BOOST_CHECK(browser.get("/unconfirmed").status == Status::see_other);
}

BOOST_AUTO_TEST_SUITE_END()
