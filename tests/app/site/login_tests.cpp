#include <boost/test/unit_test.hpp>

#include "core/salt.h"
#include "crypto/foreign_hash.h"
#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

BOOST_FIXTURE_TEST_SUITE(login_tests, Site)

BOOST_AUTO_TEST_CASE(logs_in_and_out) {
    Browser browser(worker);
    sign_up_confirmed(browser, "ada@example.org");
    browser.get("/profile");
    const auto session = browser.cookies.at("__Host-gatepost");
    const auto out = browser.post("/logout", {});
    BOOST_TEST(out.header("Location") == "/login");
    BOOST_TEST(contains(browser.follow(out), "You were logged out."));
    BOOST_TEST(browser.cookies.count("__Host-gatepost") == 0U);
    // The server has forgotten it too.
    browser.cookies["__Host-gatepost"] = session;
    BOOST_CHECK(browser.get("/profile").status == Status::see_other);

    const auto in = log_in(browser, "ADA@example.org ");
    BOOST_TEST(in.header("Location") == "/");
    BOOST_TEST(contains(browser.follow(in), "Welcome."));
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(a_form_that_was_not_filled_in_is_asked_for_whole) {
    Browser browser(worker);
    for (const auto& [email, password] : {std::pair("", "a password"), {"ada@example.org", ""}}) {
        browser.get("/login");
        const auto page = browser.post("/login", {{"email", email}, {"password", password}});
        BOOST_CHECK(page.status == Status::unprocessable_content);
        BOOST_TEST(contains(page, "Enter your email address and your password."));
    }
    BOOST_TEST(hasher.checks == 0);
}

BOOST_AUTO_TEST_CASE(refuses_alike_whatever_is_wrong_and_hashes_as_often) {
    Browser owner(worker);
    sign_up_confirmed(owner, "confirmed@example.org");
    sign_up(owner, "pending@example.org");
    sign_up(owner, "pending@example.org", "another horse");
    std::string first;
    for (const char* email : {"unknown@example.org", "pending@example.org", "confirmed@example.org",
                              "no address", "\"x\"@example.org"}) {
        Browser browser(worker);
        browser.get("/login");
        hasher.checks = 0;
        auto page = browser.post("/login", {{"email", email}, {"password", "wrong password"}});
        BOOST_CHECK(page.status == Status::unprocessable_content);
        BOOST_TEST(contains(page, "Email or password is incorrect."));
        BOOST_TEST(hasher.checks == 1);
        BOOST_TEST(browser.cookies.count("__Host-gatepost") == 0U);
    }
}

BOOST_AUTO_TEST_CASE(comes_back_to_a_local_page_and_nowhere_else) {
    Browser browser(worker);
    sign_up_confirmed(browser, "ada@example.org");
    const auto form = [&](const std::string& next) {
        Browser fresh(worker);
        fresh.get("/login");
        return std::string(
            fresh
                .post("/login",
                      {{"email", "ada@example.org"}, {"password", "correct horse"}, {"next", next}})
                .header("Location"));
    };
    BOOST_TEST(form("/profile") == "/profile");
    BOOST_TEST(form("/profile?a=1&b=2") == "/profile?a=1&b=2");
    for (const char* evil :
         {"//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil",
          "javascript:alert(1)", "/\t/evil.example", "profile", " /profile"}) {
        BOOST_TEST(form(evil) == "/", evil);
    }
}

BOOST_AUTO_TEST_CASE(a_guarded_page_is_come_back_to_after_login) {
    Browser browser(worker);
    sign_up_confirmed(browser, "ada@example.org");
    Browser fresh(worker);
    const auto held = fresh.get("/profile");
    BOOST_TEST(held.header("Location") == "/login?next=%2Fprofile");
    BOOST_TEST(contains(fresh.follow(held), "value=\"/profile\""));
}

BOOST_AUTO_TEST_CASE(a_session_dies_with_the_browser_unless_remembered) {
    Browser browser(worker);
    sign_up_confirmed(browser, "ada@example.org");
    browser.restart();
    BOOST_CHECK(browser.get("/profile").status == Status::see_other);

    browser.get("/login");
    browser.post("/login",
                 {{"email", "ada@example.org"}, {"password", "correct horse"}, {"remember", "on"}});
    browser.restart();
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
    clock.advance(std::chrono::hours(24 * 29));
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
    clock.advance(std::chrono::hours(24 * 2));
    BOOST_CHECK(browser.get("/profile").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(idle_and_absolute_timeouts_end_a_session) {
    Browser browser(worker);
    sign_up_confirmed(browser, "ada@example.org");
    for (int i = 0; i < 20; ++i) {
        clock.advance(std::chrono::minutes(29));
        BOOST_CHECK(browser.get("/profile").status == Status::ok);
    }
    clock.advance(std::chrono::minutes(31));
    BOOST_CHECK(browser.get("/profile").status == Status::see_other);

    log_in(browser, "ada@example.org");
    for (int i = 0; i < 24; ++i) {
        BOOST_CHECK(browser.get("/profile").status == Status::ok);
        clock.advance(std::chrono::minutes(30) - std::chrono::seconds(1));
    }
    clock.advance(std::chrono::seconds(25));
    BOOST_CHECK(browser.get("/profile").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(login_gives_a_new_id_and_ends_the_session_that_was_brought) {
    Browser browser(worker);
    sign_up_confirmed(browser, "ada@example.org");
    const auto before = browser.cookies.at("__Host-gatepost");
    browser.get("/profile");
    browser.post("/login", {{"email", "ada@example.org"}, {"password", "correct horse"}});
    BOOST_TEST(browser.cookies.at("__Host-gatepost") != before);
    browser.cookies["__Host-gatepost"] = before;
    BOOST_CHECK(browser.get("/profile").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(an_outdated_hash_is_brought_up_to_date_by_a_login) {
    Browser browser(worker);
    sign_up_confirmed(browser, "ada@example.org");
    const auto id = newest("ada@example.org").id;
    // "U*U" hashed by bcrypt; a published test vector.
    const auto foreign = std::get<crypto::HashChain>(
        crypto::read_foreign_hash("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"));
    const auto old = *crypto::PasswordHash::parse(to_text(foreign));
    store.rows().accounts.set_password_hash(id, old);
    Browser before(worker), after(worker);
    BOOST_TEST(log_in(before, "ada@example.org", "U*U").header("Location") == "/");
    BOOST_TEST(store.rows().accounts.find(id)->password_hash.text().starts_with("$argon2id$"));
    BOOST_TEST(log_in(after, "ada@example.org", "U*U").header("Location") == "/");
}

// While some still have another program's hash, a login computes one like it for everybody.
BOOST_AUTO_TEST_CASE(every_login_computes_what_the_hash_of_any_account_takes) {
    Browser browser(worker);
    sign_up_confirmed(browser, "ada@example.org");
    const auto id = newest("ada@example.org").id;
    const auto log_in_as_nobody = [&] {
        Browser nobody(worker);
        log_in(nobody, "nobody@example.org", "correct horse");
    };
    log_in_as_nobody();
    BOOST_TEST(hasher.kinds == 1U);
    const auto ours = store.rows().accounts.find(id)->password_hash;
    store.rows().accounts.set_password_hash(
        id, *crypto::PasswordHash::parse("$chain$v=1$pbkdf2-sha256:1000$c2FsdA$" +
                                         std::string(43, 'A')));
    sign_up_confirmed(browser, "bob@example.org");
    log_in_as_nobody();
    BOOST_TEST(hasher.kinds == 2U);
    store.rows().accounts.set_password_hash(id, ours);
    log_in_as_nobody();
    BOOST_TEST(hasher.kinds == 1U);
}

// Hashing takes its time; what was checked may be history when the session is to be opened.
BOOST_AUTO_TEST_CASE(a_password_that_changes_during_the_check_opens_nothing) {
    Browser owner(worker), thief(worker);
    sign_up_confirmed(owner, "ada@example.org");
    const auto id = newest("ada@example.org").id;
    const auto fresh = hasher.hash(base::Secret("battery staple"), {}, std::string(16, 's'));
    thief.get("/login");
    hasher.meanwhile = [&] { store.rows().accounts.set_password_hash(id, fresh); };
    BOOST_CHECK(thief.post("/login", {{"email", "ada@example.org"}, {"password", "correct horse"}})
                    .status == Status::unprocessable_content);
    BOOST_TEST(thief.cookies.count("__Host-gatepost") == 0U);
    BOOST_TEST(store.rows().accounts.find(id)->password_hash.text() == fresh.text());
}

BOOST_AUTO_TEST_CASE(two_logins_at_once_may_both_bring_a_hash_up_to_date) {
    Browser owner(worker), twin(worker);
    sign_up_confirmed(owner, "ada@example.org");
    const auto id = newest("ada@example.org").id;
    const crypto::PasswordHasher older({16, 1, 1});
    const auto outdated = older.hash(base::Secret("correct horse"), {},
                                     core::fresh_salt(newest("ada@example.org").email, keys));
    const auto upgraded = store.rows().accounts.find(id)->password_hash;
    store.rows().accounts.set_password_hash(id, outdated);
    twin.get("/login");
    hasher.meanwhile = [&] { store.rows().accounts.set_password_hash(id, upgraded); };
    BOOST_CHECK(
        twin.post("/login", {{"email", "ada@example.org"}, {"password", "correct horse"}}).status ==
        Status::see_other);
}

BOOST_AUTO_TEST_CASE(an_account_that_goes_during_the_check_opens_nothing) {
    Browser first(worker), second(worker), late(worker);
    sign_up(first, "ada@example.org", "my first horse");
    const auto winner = newest("ada@example.org").id;
    sign_up(second, "ada@example.org", "my second horse");
    late.get("/login");
    hasher.meanwhile = [&] { store.rows().accounts.confirm(winner); };
    BOOST_CHECK(late.post("/login", {{"email", "ada@example.org"}, {"password", "my second horse"}})
                    .status == Status::unprocessable_content);
}

BOOST_AUTO_TEST_CASE(an_address_that_cannot_be_never_opens_anybodys_account) {
    Browser browser(worker), other(worker);
    sign_up(browser, "nobody@invalid.invalid");
    other.get("/login");
    BOOST_CHECK(
        other.post("/login", {{"email", "no address"}, {"password", "correct horse"}}).status ==
        Status::unprocessable_content);
}

BOOST_AUTO_TEST_CASE(a_page_with_a_very_long_address_is_not_come_back_to) {
    Browser browser(worker);
    BOOST_TEST(browser.get("/confirm/" + std::string(6000, '!')).header("Location") == "/login");
}

BOOST_AUTO_TEST_SUITE_END()
