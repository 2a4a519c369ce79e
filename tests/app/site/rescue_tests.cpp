#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

/// A thief who knows Ada's password has logged in; she has the mail about it.
struct BreakIn : Post {
    Browser ada{worker}, thief{worker};
    std::string link;

    BreakIn() {
        sign_up_confirmed(ada, "ada@example.org");
        log_in(thief, "ada@example.org");
        link = newest_link("/rescue/");
    }
    bool is_alive(const std::string& path) {
        return Browser(worker).get(path).status == Status::ok;
    }
    bool opens(const std::string& password, const std::string& email = "ada@example.org") {
        Browser trying(worker);
        return log_in(trying, email, password).status == Status::see_other;
    }
    http::Response change_password(Browser& there, const std::string& password) {
        there.get("/profile");
        return there.post(
            "/profile",
            {{"current", "correct horse"}, {"password", password}, {"confirm", password}});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rescue_tests, BreakIn)

BOOST_AUTO_TEST_CASE(everybody_is_shut_out_and_the_owner_sets_a_new_password) {
    Browser owner(worker);
    BOOST_TEST(contains(owner.get(link), "ada@example.org"));
    const auto answer = press(owner, link);
    const std::string form(answer.header("Location"));
    BOOST_TEST(form.starts_with("/reset/"));
    for (Browser* each : {&ada, &thief})
        BOOST_CHECK(each->get("/profile").status == Status::see_other);
    BOOST_TEST(!opens("correct horse"));
    const auto page = owner.follow(answer);
    BOOST_TEST(contains(page, "Everyone is logged out"));
    owner.post(form, {{"password", "battery staple"}, {"confirm", "battery staple"}});
    BOOST_TEST(opens("battery staple"));
    // Once.
    BOOST_TEST(!is_alive(link));
    BOOST_TEST(press(owner, link).header("Location") == "/forgot");
    BOOST_TEST(opens("battery staple"));
}

BOOST_AUTO_TEST_CASE(looking_at_the_page_changes_nothing) {
    Browser scanner(worker);
    scanner.get(link);
    scanner.head(link);
    BOOST_CHECK(ada.get("/profile").status == Status::ok);
    BOOST_TEST(is_alive(link));
}

BOOST_AUTO_TEST_CASE(it_works_whatever_the_thief_did_meanwhile) {
    change_password(thief, "the thief's own");
    deliver_all();
    BOOST_TEST(transport.mails.back().subject == "Your password was changed");
    // A new password ends the links of before, and the mail about it brings one that works.
    BOOST_TEST(!is_alive(link));
    const auto second = newest_link("/rescue/");
    BOOST_TEST(is_alive(second));
    // A change of the address that waits, and a deletion.
    thief.get("/address");
    thief.post("/address", {{"email", "thief@example.org"}, {"current", "the thief's own"}});
    deliver_all();
    const auto change =
        links.change.make(newest("ada@example.org"), clock.now(),
                          static_cast<std::uint32_t>(
                              store.rows().changes.of(newest("ada@example.org").id).back().id));
    thief.get("/delete");
    thief.post("/delete", {{"current", "the thief's own"}});
    BOOST_TEST(newest("ada@example.org").deletes_at.has_value());

    Browser owner(worker);
    const std::string form(press(owner, second).header("Location"));
    BOOST_TEST(!newest("ada@example.org").deletes_at.has_value());
    BOOST_TEST(!opens("the thief's own"));
    owner.get(form);
    owner.post(form, {{"password", "battery staple"}, {"confirm", "battery staple"}});
    BOOST_TEST(opens("battery staple"));
    BOOST_TEST(!is_alive(second));
    log_in(owner, "ada@example.org", "battery staple");
    BOOST_CHECK(owner.get("/address/confirm/" + change.text()).status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(who_dies_when) {
    clock.advance(std::chrono::hours(24 * 7));
    BOOST_TEST(is_alive(link));
    clock.advance(std::chrono::seconds(1));
    BOOST_TEST(!is_alive(link));  // too old

    log_in(thief, "ada@example.org");
    Browser other(worker);
    log_in(other, "ada@example.org");
    const auto third = newest_link("/rescue/");
    BOOST_TEST(is_alive(third));
    log_in(ada, "ada@example.org");
    // A reset that somebody asks for does not take it away.
    Browser asking(worker);
    asking.get("/forgot");
    asking.post("/forgot", {{"email", "ada@example.org"}});
    deliver_all();
    BOOST_TEST(is_alive(third));
    change_password(ada, "battery staple");
    BOOST_TEST(!is_alive(third));
    deliver_all();
    const auto fourth = newest_link("/rescue/");
    BOOST_TEST(is_alive(fourth));
    // With another address it dies: the old mailbox has a link of its own to undo that.
    ada.get("/address");
    ada.post("/address", {{"email", "new@example.org"}, {"current", "battery staple"}});
    const auto account = newest("ada@example.org");
    const auto change = links.change.make(
        account, clock.now(),
        static_cast<std::uint32_t>(store.rows().changes.of(account.id).back().id));
    press(ada, "/address/confirm/" + change.text());
    BOOST_TEST(newest("new@example.org").email.typed() == "new@example.org");
    BOOST_TEST(!is_alive(fourth));
}

BOOST_AUTO_TEST_CASE(a_reset_by_its_owner_ends_it) {
    Browser owner(worker);
    owner.get("/forgot");
    owner.post("/forgot", {{"email", "ada@example.org"}});
    deliver_all();
    const auto form = newest_link("/reset/");
    owner.get(form);
    owner.post(form, {{"password", "battery staple"}, {"confirm", "battery staple"}});
    BOOST_TEST(opens("battery staple"));
    BOOST_TEST(!is_alive(link));
    BOOST_TEST(press(owner, link).header("Location") == "/forgot");
    BOOST_TEST(opens("battery staple"));
}

BOOST_AUTO_TEST_CASE(forged_links_lead_to_the_form_that_asks_for_a_reset) {
    const auto account = newest("ada@example.org");
    const std::string forged[] = {"x", "", links.reset.make(account, clock.now()).text(),
                                  links.rescue.make(account, clock.now(), 7).text(),
                                  links.rescue.make(account, clock.now()).text() + "x"};
    for (const auto& token : forged) {
        BOOST_TEST(Browser(worker).get("/rescue/" + token).header("Location") == "/forgot", token);
    }
    BOOST_CHECK(ada.get("/profile").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(undoing_a_change_of_the_address_ends_a_deletion_too) {
    thief.get("/address");
    thief.post("/address", {{"email", "thief@example.org"}, {"current", "correct horse"}});
    const auto undo = [&] {
        deliver_all();
        for (const auto& mail : transport.mails) {
            if (mail.text.find("/not-me/") != std::string::npos)
                return link_in(mail.text, base_url + "/not-me/").substr(base_url.size());
        }
        return std::string();
    }();
    const auto account = newest("ada@example.org");
    const auto change = links.change.make(
        account, clock.now(),
        static_cast<std::uint32_t>(store.rows().changes.of(account.id).back().id));
    press(thief, "/address/confirm/" + change.text());
    thief.get("/delete");
    thief.post("/delete", {{"current", "correct horse"}});
    BOOST_TEST(newest("thief@example.org").deletes_at.has_value());
    Browser owner(worker);
    BOOST_TEST(press(owner, undo).header("Location").starts_with("/reset/"));
    BOOST_TEST(!newest("ada@example.org").deletes_at.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
