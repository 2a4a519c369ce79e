#include <boost/test/unit_test.hpp>

#include "core/mails.h"
#include "post.h"

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
          Case{"ada@example.org", "correct horse", "correct house",
               "The passwords don&#39;t match"},
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
    sign_up(first, "ada@example.org", "my first horse");
    const auto one = newest("ada@example.org");
    sign_up(second, "ada@example.org", "my second horse");
    const auto two = newest("ada@example.org");
    BOOST_CHECK(one.id != two.id);

    Browser back(worker);
    BOOST_TEST(log_in(back, "ada@example.org", "my first horse").header("Location") ==
               "/unconfirmed");
    // A link does not count in the other sign-up's session.
    BOOST_TEST(
        contains(second.follow(second.get(confirm_path(one))), "This link is for another account"));
    BOOST_TEST(contains(first.follow(first.get(confirm_path(one))), "You have confirmed"));
    // The other sign-up is gone, with its session.
    BOOST_TEST(second.get("/unconfirmed").header("Location") == "/login?next=%2Funconfirmed");
    BOOST_CHECK(log_in(second, "ada@example.org", "my second horse").status ==
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

BOOST_AUTO_TEST_CASE(somebody_who_waits_for_a_mail_may_sign_up_or_log_in_elsewhere) {
    Browser browser(worker);
    sign_up(browser, "ada@example.org");
    for (const char* path : {"/register", "/login"})
        BOOST_TEST(contains(browser.get(path), std::string("action=\"") + path + "\""));
}

struct Again : Post {
    core::Email ada = core::Email::parse("ada@example.org").value();

    std::vector<core::Account> all() { return store.rows().accounts.find_all(ada); }
    std::vector<std::string> subjects() {
        transport.mails.clear();
        deliver_all();
        std::vector<std::string> subjects;
        for (const auto& mail : transport.mails)
            subjects.push_back(mail.subject);
        return subjects;
    }
    http::Response sign_up_again(Browser& there, const std::string& password,
                                 const std::string& next = "") {
        there.get("/register");
        return there.post("/register", {{"email", "Ada@example.org"},
                                        {"password", password},
                                        {"confirm", password},
                                        {"next", next}});
    }
};

BOOST_FIXTURE_TEST_CASE(who_signs_up_again_with_the_same_password_goes_on_with_the_first, Again) {
    Browser first(worker), second(worker);
    sign_up(first, "ada@example.org");
    const auto one = newest("ada@example.org").id;
    BOOST_TEST(subjects().size() == 1U);
    second.accept_language = "de";
    clock.advance(std::chrono::hours(1));
    const auto answer = sign_up_again(second, "correct horse", "/demo");
    BOOST_TEST(answer.header("Location") == "/unconfirmed?next=%2Fdemo");
    BOOST_TEST(all().size() == 1U);
    BOOST_CHECK(newest("ada@example.org").id == one);
    BOOST_CHECK(newest("ada@example.org").language == core::Language::german);
    BOOST_TEST(store.rows().accounts.return_path(one) == "/demo");
    BOOST_CHECK(newest("ada@example.org").registered_at == clock.now());
    BOOST_TEST(subjects().size() == 1U);
    // Somebody else may have opened the first session.
    BOOST_CHECK(first.get("/unconfirmed").status == Status::see_other);
    second.get(confirm_path(newest("ada@example.org")));
    BOOST_TEST(newest("ada@example.org").confirmed_at.has_value());
}

BOOST_FIXTURE_TEST_CASE(who_signs_up_with_the_password_of_their_account_is_logged_in, Again) {
    sign_up_confirmed(browser, "ada@example.org");
    subjects();
    Browser again(worker);
    const auto answer = sign_up_again(again, "correct horse");
    BOOST_TEST(answer.header("Location") == "/");
    BOOST_TEST(contains(again.follow(answer), "Welcome"));
    BOOST_CHECK(again.get("/profile").status == Status::ok);
    BOOST_TEST(all().size() == 1U);
    const auto mails = subjects();  // like any login from a new device
    BOOST_TEST(mails.size() == 1U);
    BOOST_TEST(mails.front().find("You already have an account") == std::string::npos);
    const auto elsewhere = sign_up_again(again, "correct horse", "/demo");
    BOOST_TEST(elsewhere.header("Location") == "/demo");
}

BOOST_FIXTURE_TEST_CASE(no_number_of_rivals_keeps_anybody_out, Again) {
    sign_up(browser, "ada@example.org");
    store.transact([&](core::Rows rows) {
        for (int i = 0; i < 150; ++i) {
            const auto rival = hasher.hash(base::Secret("rival " + std::to_string(i)),
                                           rows.accounts.sample_hashes(ada), std::string(16, 's'));
            rows.accounts.insert(ada, rival);
        }
    });
    Browser owner(worker), again(worker);
    BOOST_TEST(log_in(owner, "ada@example.org").header("Location") == "/unconfirmed");
    BOOST_TEST(sign_up_again(again, "correct horse").header("Location") == "/unconfirmed");
    BOOST_TEST(store.rows().accounts.list(core::AccountId{0}, 1000).size() == 151U);
}

BOOST_FIXTURE_TEST_CASE(an_account_that_is_to_be_deleted_is_no_more_open_to_a_sign_up, Again) {
    sign_up_confirmed(browser, "ada@example.org");
    store.rows().deletions.begin(newest("ada@example.org").id, std::chrono::hours(1));
    Browser again(worker);
    const auto refused = sign_up_again(again, "correct horse");
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, "This account is closed and will be deleted"));
    BOOST_CHECK(again.get("/profile").status == Status::see_other);
}

BOOST_FIXTURE_TEST_CASE(a_sign_up_costs_the_same_whether_the_address_is_known_or_not, Again) {
    sign_up_confirmed(browser, "ada@example.org");
    const auto matches_of = [&](const char* email) {
        Browser stranger(worker);
        const int before = hasher.checks;
        sign_up(stranger, email, "stranger's own");
        return hasher.checks - before;
    };
    BOOST_TEST(matches_of("ada@example.org") == matches_of("nobody@example.org"));
}

// A stranger's sign-up had a page of the stranger's choice to go on to.
BOOST_FIXTURE_TEST_CASE(a_reset_that_confirms_forgets_what_came_with_the_sign_up, Again) {
    Browser stranger(worker);
    sign_up_again(stranger, "stranger's own", "/demo");
    const auto account = newest("ada@example.org");
    const auto link = "/reset/" + links.reset.make(account, clock.now()).text();
    browser.get(link);
    browser.post(link, {{"password", "battery staple"}, {"confirm", "battery staple"}});
    BOOST_TEST(newest("ada@example.org").confirmed_at.has_value());
    BOOST_TEST(store.rows().accounts.return_path(account.id) == "");
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
