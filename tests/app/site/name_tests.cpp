#include <boost/test/unit_test.hpp>

#include "base/json.h"
#include "post.h"
#include "question.h"

using namespace gatepost;
using namespace gatepost::tests;
using core::NameMode;
using http::Status;

namespace {

struct Named : Post {
    Named() { sign_ups.names = NameMode::optional; }

    http::Response sign_up_as(Browser& there, const std::string& name,
                              const std::string& password = "correct horse") {
        there.get("/register");
        return there.post("/register", {{"email", "ada@example.org"},
                                        {"name", name},
                                        {"password", password},
                                        {"confirm", password}});
    }
    http::Response change(const std::string& name) {
        browser.get("/name");
        return browser.post("/name", {{"name", name}});
    }
    /// The newest account's; empty for none.
    std::string name() {
        const auto kept = newest("ada@example.org").name;
        return kept ? kept->text() : "";
    }
    bool is_mailed(const std::string& text) {
        deliver_all();
        for (const auto& mail : transport.mails) {
            for (const std::string* part : {&mail.subject, &mail.text, &mail.html})
                if (part->find(text) != std::string::npos) return true;
        }
        return false;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(name_tests, Named)

BOOST_AUTO_TEST_CASE(a_name_is_taken_with_the_sign_up_and_stays) {
    const auto page = browser.get("/register");
    BOOST_TEST(contains(page, "Your name (optional)"));
    BOOST_TEST(contains(page, "autocomplete=\"name\""));
    sign_up_as(browser, " Zoe\u0308  ");
    BOOST_TEST(name() == "Zo\u00eb");
    browser.get(confirm_path(newest("ada@example.org")));
    BOOST_TEST(name() == "Zo\u00eb");
    BOOST_TEST(contains(browser.get("/profile"), "<dd>Zo\u00eb</dd>"));
}

BOOST_AUTO_TEST_CASE(it_may_be_left_out_unless_it_is_required) {
    BOOST_CHECK(sign_up_as(browser, " \u3000 ").status == Status::see_other);
    BOOST_TEST(name() == "");
    sign_ups.names = NameMode::required;
    Browser other(worker);
    BOOST_TEST(!contains(other.get("/register"), "optional"));
    const auto refused = sign_up_as(other, "", "battery staple");
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, "Enter your name."));
    BOOST_TEST(contains(refused, "href=\"#name\""));
    BOOST_CHECK(sign_up_as(other, "Ada", "battery staple").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(what_is_no_name_is_refused_and_shown_again) {
    for (const std::string& bad : {std::string("https://evil.example"), std::string("ada@b.org"),
                                   std::string("a\nb"), std::string(61, 'x')}) {
        const auto refused = sign_up_as(browser, bad);
        BOOST_CHECK(refused.status == Status::unprocessable_content);
        BOOST_TEST(contains(refused, "Use at most 60 characters"), bad);
    }
    BOOST_TEST(contains(sign_up_as(browser, "<b>:"), "value=\"&lt;b&gt;:\""));
    BOOST_TEST(store.rows().accounts.list(core::AccountId{0}, 10).empty());
}

BOOST_AUTO_TEST_CASE(where_nobody_is_asked_nothing_is_kept) {
    sign_ups.names = NameMode::none;
    BOOST_TEST(!contains(browser.get("/register"), "name=\"name\""));
    sign_up_as(browser, "Ada");
    BOOST_TEST(name() == "");
    browser.get(confirm_path(newest("ada@example.org")));
    BOOST_TEST(!contains(browser.get("/profile"), "/name"));
    BOOST_CHECK(browser.get("/name").status == Status::not_found);
    BOOST_CHECK(browser.post("/name", {{"name", "Ada"}}).status == Status::not_found);
    BOOST_TEST(name() == "");
}

BOOST_AUTO_TEST_CASE(its_owner_changes_it_and_takes_it_away) {
    sign_up_confirmed(browser, "ada@example.org");
    BOOST_TEST(contains(browser.get("/profile"), "None yet"));
    const auto changed = change("Ada");
    BOOST_TEST(changed.header("Location") == "/profile");
    BOOST_TEST(contains(browser.follow(changed), "Your name is saved."));
    BOOST_TEST(contains(browser.get("/name"), "value=\"Ada\""));
    BOOST_TEST(contains(browser.get("/sessions"), "Name changed"));
    const auto refused = change("a/b");
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, "value=\"a/b\""));
    BOOST_TEST(name() == "Ada");
    // Somebody who has one can take it away, also where nobody is asked any more.
    sign_ups.names = NameMode::none;
    BOOST_CHECK(change("").status == Status::see_other);
    BOOST_TEST(name() == "");
}

BOOST_AUTO_TEST_CASE(saving_the_same_name_is_no_change) {
    sign_up_as(browser, "Ada");
    browser.get(confirm_path(newest("ada@example.org")));
    change("Ada");
    BOOST_TEST(!contains(browser.get("/sessions"), "Name changed"));
}

BOOST_AUTO_TEST_CASE(who_has_none_from_before_is_asked_and_let_in) {
    sign_up_confirmed(browser, "ada@example.org");
    BOOST_TEST(!contains(browser.get("/profile"), "tell us your name"));
    sign_ups.names = NameMode::required;
    Browser again(worker);
    BOOST_TEST(log_in(again, "ada@example.org").header("Location") == "/");
    BOOST_TEST(contains(again.get("/profile"), "tell us your name"));
    BOOST_CHECK(again.send(question("gatepost.test", "/demo")).status == Status::no_content);
    BOOST_TEST(contains(change(""), "Enter your name."));
    change("Ada");
    BOOST_TEST(!contains(again.get("/profile"), "tell us your name"));
}

BOOST_AUTO_TEST_CASE(an_application_gets_it_in_ascii) {
    sign_up_confirmed(browser, "ada@example.org");
    const auto told = [&] {
        return std::string(browser.send(question("gatepost.test", "/demo")).header("Remote-Name"));
    };
    BOOST_TEST(told() == "");
    change("Zo\u00eb 100 %");
    BOOST_TEST(told() == "Zo%C3%AB 100 %25");
}

BOOST_AUTO_TEST_CASE(a_sign_up_that_goes_on_has_the_name_that_was_sent_now) {
    Browser first(worker);
    sign_up_as(first, "Stranger");
    sign_up_as(browser, "Ada");
    BOOST_TEST(name() == "Ada");
    sign_up_as(browser, "");
    BOOST_TEST(name() == "");
    BOOST_TEST(store.rows().accounts.list(core::AccountId{0}, 10).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_sign_up_with_the_password_of_an_account_renames_nobody) {
    sign_up_as(browser, "Ada");
    browser.get(confirm_path(newest("ada@example.org")));
    Browser again(worker);
    BOOST_TEST(sign_up_as(again, "Other").header("Location") == "/");
    BOOST_TEST(name() == "Ada");
}

BOOST_AUTO_TEST_CASE(a_reset_that_confirms_takes_the_name_of_the_sign_up_away) {
    sign_up_as(browser, "Stranger");
    const auto link = "/reset/" + links.reset.make(newest("ada@example.org"), clock.now()).text();
    Browser owner(worker);
    owner.get(link);
    owner.post(link, {{"password", "battery staple"}, {"confirm", "battery staple"}});
    BOOST_TEST(newest("ada@example.org").confirmed_at.has_value());
    BOOST_TEST(name() == "");
    BOOST_TEST(!is_mailed("Stranger"));
}

BOOST_AUTO_TEST_CASE(a_reset_of_a_confirmed_account_leaves_its_name) {
    sign_up_as(browser, "Ada");
    browser.get(confirm_path(newest("ada@example.org")));
    const auto link = "/reset/" + links.reset.make(newest("ada@example.org"), clock.now()).text();
    browser.get(link);
    browser.post(link, {{"password", "battery staple"}, {"confirm", "battery staple"}});
    BOOST_TEST(name() == "Ada");
}

// Else anybody could have us send their words to anybody.
BOOST_AUTO_TEST_CASE(no_mail_to_an_address_that_is_not_confirmed_holds_a_name) {
    sign_up_as(browser, "Naughty words");
    browser.get("/unconfirmed");
    browser.post("/resend", {});
    core::remind_forgotten(store, std::chrono::seconds(1), 10);
    clock.advance(std::chrono::minutes(5));
    core::remind_forgotten(store, std::chrono::seconds(1), 10);
    Browser forgetful(worker);
    forgetful.get("/forgot");
    forgetful.post("/forgot", {{"email", "ada@example.org"}});
    BOOST_TEST(!is_mailed("Naughty words"));
    BOOST_TEST(transport.mails.size() >= 4U);
}

BOOST_AUTO_TEST_CASE(only_the_address_that_is_confirmed_is_greeted_by_name) {
    sign_up_as(browser, "Ada L.");
    browser.get(confirm_path(newest("ada@example.org")));
    browser.get("/address");
    browser.post("/address", {{"email", "new@example.org"}, {"current", "correct horse"}});
    Browser elsewhere(worker);
    log_in(elsewhere, "ada@example.org");
    deliver_all();
    int greeted = 0;
    for (std::size_t i = 0; i < transport.mails.size(); ++i) {
        const bool is_named = transport.mails[i].text.starts_with("Hello Ada L.,");
        if (transport.recipients[i] == "new@example.org") BOOST_TEST(!is_named);
        if (is_named) ++greeted;
    }
    // The mail to confirm, which went out once that was done; the change, to the old address; the
    // new device.
    BOOST_TEST(greeted == 3);
}

BOOST_AUTO_TEST_CASE(it_is_in_the_data_export) {
    sign_up_as(browser, "Zo\u00eb");
    browser.get(confirm_path(newest("ada@example.org")));
    browser.get("/profile");
    const auto data = base::Json::parse(browser.post("/export", {}).body);
    BOOST_TEST(data.at("account").at("name").text() == "Zo\u00eb");
}

BOOST_AUTO_TEST_CASE(a_form_that_is_shown_again_keeps_the_name) {
    browser.get("/register");
    const auto again = browser.post_raw("/register", {{"csrf", "old"}, {"name", "Ada"}});
    BOOST_CHECK(again.status == Status::forbidden);
    BOOST_TEST(contains(again, "value=\"Ada\""));
    sign_up_confirmed(browser, "ada@example.org");
    browser.get("/name");
    BOOST_TEST(
        contains(browser.post_raw("/name", {{"csrf", "old"}, {"name", "Eve"}}), "value=\"Eve\""));
}

BOOST_AUTO_TEST_SUITE_END()
