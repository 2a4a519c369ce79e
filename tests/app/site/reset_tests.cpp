#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

struct Reset : Post {
    http::Response ask(const std::string& email) {
        Browser asking(worker);
        asking.get("/forgot");
        return asking.post("/forgot", {{"email", email}});
    }
    /// The path of the link in the newest mail.
    std::string newest_link() {
        deliver_all();
        return link_in(transport.mails.back().text, base_url + "/reset/").substr(base_url.size());
    }
    http::Response set_password(const std::string& link, const std::string& password,
                                const std::string& again) {
        Browser setting(worker);
        setting.follow(setting.get(link));
        return setting.post(link, {{"password", password}, {"confirm", again}});
    }
    http::Response set_password(const std::string& link,
                                const std::string& password = "battery staple") {
        return set_password(link, password, password);
    }
    /// Whether a link still leads to its form.
    bool is_alive(const std::string& link) {
        return Browser(worker).get(link).status == Status::ok;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(reset_tests, Reset)

BOOST_AUTO_TEST_CASE(a_link_sets_a_new_password_and_ends_every_session) {
    sign_up_confirmed(browser, "ada@example.org");
    deliver_all();
    const auto asked = ask("ADA@example.org ");
    BOOST_TEST(asked.header("Location") == "/login");
    const auto link = newest_link();
    BOOST_TEST(transport.recipients.back() == "ada@example.org");
    const auto page = Browser(worker).get(link);
    BOOST_TEST(contains(page, "ada@example.org"));
    BOOST_CHECK(browser.get("/profile").status == Status::ok);

    const auto done = set_password(link);
    BOOST_TEST(done.header("Location") == "/login");
    BOOST_CHECK(browser.get("/profile").status == Status::see_other);
    deliver_all();
    BOOST_TEST(transport.mails.back().subject == "Your password was changed");
    BOOST_TEST(transport.recipients.back() == "ada@example.org");
    BOOST_TEST(transport.mails.back().text.find(base_url + "/rescue/") != std::string::npos);
    Browser old(worker), fresh(worker);
    BOOST_CHECK(log_in(old, "ada@example.org").status == Status::unprocessable_content);
    BOOST_TEST(log_in(fresh, "ada@example.org", "battery staple").header("Location") == "/");
    // Once.
    BOOST_TEST(!is_alive(link));
    BOOST_TEST(set_password(link, "another one").header("Location") == "/forgot");
}

BOOST_AUTO_TEST_CASE(known_and_unknown_addresses_get_the_same_answer_and_the_same_work) {
    sign_up_confirmed(browser, "known@example.org");
    sign_up(browser, "pending@example.org");
    deliver_all();
    const auto mails = transport.mails.size();
    const auto queued = [&] { return store.rows().outbox.list(true, 100).size(); };
    const auto known = ask("known@example.org");
    for (const char* email : {"pending@example.org", "unknown@example.org"}) {
        const auto before = queued();
        const auto answer = ask(email);
        BOOST_CHECK(answer.status == known.status);
        BOOST_TEST(answer.body == known.body);
        BOOST_TEST(answer.headers.all().size() == known.headers.all().size());
        BOOST_TEST(queued() == before + 1);
    }
    deliver_all();
    // Nobody is mailed at the unknown address, and nothing waits.
    BOOST_TEST(transport.mails.size() == mails + 2);
    BOOST_TEST(store.rows().outbox.list(false, 100).empty());
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_asked_for_again) {
    const auto answer = ask("no address");
    BOOST_CHECK(answer.status == Status::unprocessable_content);
    BOOST_TEST(contains(answer, "value=\"no address\""));
    BOOST_TEST(store.rows().outbox.list(true, 100).empty());
}

BOOST_AUTO_TEST_CASE(looking_at_the_page_changes_nothing) {
    sign_up_confirmed(browser, "ada@example.org");
    ask("ada@example.org");
    const auto link = newest_link();
    for (int look = 0; look < 3; ++look) {
        Browser(worker).get(link);
        Browser(worker).head(link);
    }
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
    BOOST_TEST(set_password(link).header("Location") == "/login");
}

BOOST_AUTO_TEST_CASE(who_dies_when) {
    sign_up_confirmed(browser, "ada@example.org");
    const auto link = [&] {
        ask("ada@example.org");
        return newest_link();
    };
    const auto first = link();
    clock.advance(std::chrono::seconds(1));
    const auto second = link();
    BOOST_TEST(is_alive(first));  // anybody may have asked for the second
    BOOST_TEST(is_alive(second));
    clock.advance(std::chrono::hours(1));
    BOOST_TEST(is_alive(second));
    clock.advance(std::chrono::seconds(1));
    BOOST_TEST(!is_alive(second));  // too old

    log_in(browser, "ada@example.org");
    const auto third = link();
    browser.get("/profile");
    browser.post("/profile", {{"current", "correct horse"},
                              {"password", "battery staple"},
                              {"confirm", "battery staple"}});
    BOOST_TEST(!is_alive(third));  // the password was changed meanwhile
    deliver_all();                 // who is told so can wait longer than a link
    const auto fourth = link();
    BOOST_TEST(is_alive(fourth));
    log_in(browser, "ada@example.org", "battery staple");
    BOOST_TEST(is_alive(fourth));  // a login changes nothing
}

BOOST_AUTO_TEST_CASE(a_password_that_cannot_be_chosen_leaves_the_link_alive) {
    sign_up_confirmed(browser, "ada@example.org");
    ask("ada@example.org");
    const auto link = newest_link();
    const auto refused = set_password(link, "short");
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, "Error: "));
    BOOST_CHECK(set_password(link, "battery staple", "battery stable").status ==
                Status::unprocessable_content);
    BOOST_TEST(set_password(link).header("Location") == "/login");
}

BOOST_AUTO_TEST_CASE(the_mailbox_confirms_a_pending_account_and_its_rivals_go) {
    Browser thief(worker);
    sign_up(browser, "ada@example.org");
    sign_up(thief, "ada@example.org", "a thief's password");
    deliver_all();
    ask("ada@example.org");
    BOOST_TEST(set_password(newest_link()).header("Location") == "/login");
    BOOST_TEST(store.rows().accounts.find_all(*core::Email::parse("ada@example.org")).size() == 1U);
    BOOST_CHECK(thief.get("/unconfirmed").status == Status::see_other);
    BOOST_CHECK(log_in(thief, "ada@example.org", "a thief's password").status ==
                Status::unprocessable_content);
    Browser owner(worker);
    log_in(owner, "ada@example.org", "battery staple");
    BOOST_CHECK(owner.get("/profile").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(what_came_with_a_sign_up_goes_when_a_reset_confirms_it) {
    Browser stranger(worker);
    stranger.accept_language = "de";
    sign_up(stranger, "ada@example.org");
    const auto id = newest("ada@example.org").id;
    store.rows().accounts.set_return_path(id, "/demo");
    ask("ada@example.org");
    set_password(newest_link());
    BOOST_TEST(newest("ada@example.org").confirmed_at.has_value());
    BOOST_TEST(store.rows().accounts.return_path(id).empty());
    BOOST_CHECK(newest("ada@example.org").language == core::Language::english);
}

BOOST_AUTO_TEST_CASE(what_the_owner_chose_stays_when_a_reset_confirms_nothing) {
    browser.accept_language = "de";
    sign_up_confirmed(browser, "ada@example.org");
    ask("ada@example.org");
    set_password(newest_link());
    BOOST_CHECK(newest("ada@example.org").language == core::Language::german);
}

BOOST_AUTO_TEST_CASE(a_locked_sign_up_keeps_no_reset_from_the_others) {
    Browser first(worker), second(worker);
    sign_up(first, "ada@example.org");
    sign_up(second, "ada@example.org", "battery staple");
    store.rows().accounts.lock(newest("ada@example.org").id);
    ask("ada@example.org");
    BOOST_TEST(is_alive(newest_link()));
}

BOOST_AUTO_TEST_CASE(forged_links_lead_to_the_form_that_asks_for_one) {
    sign_up_confirmed(browser, "ada@example.org");
    const auto account = newest("ada@example.org");
    const std::string forged[] = {"x", "", links.confirm.make(account, clock.now()).text(),
                                  links.reset.make(account, clock.now()).text() + "x"};
    for (const auto& token : forged) {
        BOOST_TEST(Browser(worker).get("/reset/" + token).header("Location") == "/forgot", token);
    }
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(a_change_of_password_is_told_by_mail) {
    sign_up_confirmed(browser, "ada@example.org");
    deliver_all();
    browser.get("/profile");
    browser.post("/profile", {{"current", "correct horse"},
                              {"password", "battery staple"},
                              {"confirm", "battery staple"}});
    deliver_all();
    BOOST_TEST(transport.mails.back().subject == "Your password was changed");
    BOOST_TEST(transport.mails.back().text.find("192.0.2.1") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
