#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

constexpr std::chrono::hours week{24 * 7};

struct Leaving : Post {
    Leaving() {
        sign_up_confirmed(browser, "ada@example.org");
        deliver_all();
    }
    http::Response leave(const std::string& password = "correct horse") {
        browser.get("/delete");
        return browser.post("/delete", {{"current", password}});
    }
    bool is_alive(const std::string& path) {
        return Browser(worker).get(path).status == Status::ok;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(deletion_tests, Leaving)

BOOST_AUTO_TEST_CASE(the_account_is_closed_at_once_and_gone_after_a_week) {
    Browser phone(worker);
    log_in(phone, "ada@example.org");
    BOOST_TEST(contains(browser.get("/delete"), "7 days"));
    const auto page = browser.follow(leave());
    BOOST_TEST(contains(page, "Your account is closed and will be deleted."));
    BOOST_TEST(contains(page, "/register"));  // nobody is signed in
    BOOST_CHECK(phone.get("/profile").status == Status::see_other);
    const auto refused = log_in(phone, "ada@example.org");
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, "This account is closed and will be deleted"));
    BOOST_TEST(
        contains(log_in(phone, "ada@example.org", "a guess"), "Email or password is incorrect."));

    clock.advance(week - std::chrono::seconds(1));
    BOOST_TEST(store.rows().deletions.purge(10).size() == 0u);
    clock.advance(std::chrono::seconds(1));
    BOOST_TEST(store.rows().deletions.purge(10).size() == 1u);
    BOOST_TEST(store.tables().accounts.empty());
    BOOST_TEST(!store.tables().events.empty());
    for (const auto& row : store.tables().events)
        BOOST_TEST((row.client.address + row.client.user_agent).empty());
    BOOST_TEST(contains(log_in(phone, "ada@example.org"), "Email or password is incorrect."));
    sign_up_confirmed(phone, "ada@example.org");
    BOOST_CHECK(phone.get("/profile").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(the_password_is_asked_for) {
    const auto refused = leave("a guess");
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, "This isn&#39;t your current password."));
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
    BOOST_TEST(!newest("ada@example.org").deletes_at.has_value());
}

BOOST_AUTO_TEST_CASE(a_link_keeps_the_account_as_it_was) {
    leave();
    const auto link = newest_link("/keep/");
    BOOST_TEST(transport.mails.back().subject == "Your account will be deleted");
    Browser later(worker);
    later.head(link);
    BOOST_TEST(contains(later.get(link), "ada@example.org"));
    BOOST_TEST(newest("ada@example.org").deletes_at.has_value());  // looking keeps nothing
    const auto kept = press(later, link);
    BOOST_TEST(contains(later.follow(kept), "You can log in as before."));
    BOOST_TEST(log_in(later, "ada@example.org").header("Location") == "/");
    clock.advance(week);
    BOOST_TEST(store.rows().deletions.purge(10).size() == 0u);
}

BOOST_AUTO_TEST_CASE(who_dies_when) {
    leave();
    const auto first = newest_link("/keep/");
    BOOST_TEST(is_alive(first));
    clock.advance(week - std::chrono::hours(1));
    BOOST_TEST(is_alive(first));
    Browser owner(worker);
    press(owner, first);
    BOOST_TEST(!is_alive(first));  // once
    log_in(browser, "ada@example.org");
    leave();
    BOOST_TEST(!is_alive(first));  // another deletion has another link
    const auto second = newest_link("/keep/");
    BOOST_TEST(is_alive(second));
    clock.advance(week + std::chrono::seconds(1));
    BOOST_TEST(!is_alive(second));
    for (const auto& token :
         {std::string("x"), links.confirm.make(newest("ada@example.org"), clock.now()).text()})
        BOOST_TEST(Browser(worker).get("/keep/" + token).header("Location") == "/login");
}

BOOST_AUTO_TEST_CASE(links_from_before_die_and_others_lead_to_the_one_that_keeps_it) {
    Browser asking(worker);
    const auto forgot = [&] {
        asking.get("/forgot");
        asking.post("/forgot", {{"email", "ada@example.org"}});
        deliver_all();
    };
    forgot();
    const auto reset = newest_link("/reset/");
    leave();
    BOOST_TEST(!is_alive(reset));
    deliver_all();
    // An owner who has forgotten about the deletion is told.
    transport.mails.clear();
    forgot();
    BOOST_TEST(transport.mails.back().subject == "Your account will be deleted");
    transport.mails.clear();
    Browser again(worker);
    sign_up(again, "ada@example.org", "another one");
    BOOST_TEST(is_alive(newest_link("/keep/")));
    BOOST_TEST(transport.recipients.back() == "ada@example.org");
}

BOOST_AUTO_TEST_CASE(a_password_is_wrong_whose_account_goes_while_it_is_checked) {
    const auto goes = [&] {
        store.rows().deletions.begin(newest("ada@example.org").id, std::chrono::seconds(0));
        BOOST_TEST(store.rows().deletions.purge(10).size() == 1U);
    };
    Browser stranger(worker);
    stranger.get("/login");
    hasher.checks = 0;
    hasher.meanwhile = goes;
    const auto refused =
        stranger.post("/login", {{"email", "ada@example.org"}, {"password", "a guess"}});
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, "Email or password is incorrect."));
    BOOST_TEST(hasher.checks == 1);

    for (const char* page : {"/profile", "/address", "/delete", "/sessions/end-others"}) {
        browser.cookies.clear();
        sign_up_confirmed(browser, "ada@example.org");
        clock.advance(std::chrono::minutes(20));
        browser.get("/profile");
        hasher.meanwhile = goes;
        const auto answer = browser.post(page, {{"current", "a guess"},
                                                {"proof", "a guess"},
                                                {"email", "new@example.org"},
                                                {"password", "battery staple"},
                                                {"confirm", "battery staple"}});
        BOOST_TEST((answer.status == Status::unprocessable_content), page);
    }

    browser.cookies.clear();
    sign_up(browser, "ada@example.org");
    browser.get("/unconfirmed");
    hasher.meanwhile = [&] { store.rows().accounts.remove_pending(newest("ada@example.org").id); };
    const auto answer =
        browser.post("/unconfirmed", {{"email", "new@example.org"}, {"current", "a guess"}});
    BOOST_CHECK(answer.status == Status::unprocessable_content);
}

BOOST_AUTO_TEST_CASE(a_mail_that_comes_too_late_is_not_sent) {
    leave();
    const auto account = newest("ada@example.org");
    press(browser, "/keep/" + links.keep.make(account, clock.now()).text());
    transport.mails.clear();
    deliver_all();
    BOOST_TEST(transport.mails.empty());
}

BOOST_AUTO_TEST_SUITE_END()
