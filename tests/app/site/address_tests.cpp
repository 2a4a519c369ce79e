#include <algorithm>

#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

/// Ada, confirmed, with an old address and a new one.
struct Move : Post {
    Move() {
        sign_up_confirmed(browser, "old@example.org");
        deliver_all();
        transport.mails.clear();
        transport.recipients.clear();
    }

    http::Response ask(Browser& asking, const std::string& email,
                       const std::string& password = "correct horse") {
        asking.get("/address");
        return asking.post("/address", {{"email", email}, {"current", password}});
    }
    /// The path of a link in the newest mail to an address that has one.
    std::string link_to(const std::string& address, const std::string& prefix) {
        deliver_all();
        for (auto i = transport.mails.size(); i-- > 0;) {
            if (transport.recipients[i] != address) continue;
            if (transport.mails[i].text.find(prefix) == std::string::npos) continue;
            return link_in(transport.mails[i].text, base_url + prefix).substr(base_url.size());
        }
        BOOST_FAIL("no mail to " + address);
        return "";
    }
    std::string change_link(const std::string& address = "new@example.org") {
        return link_to(address, "/address/confirm/");
    }
    std::string undo_link(const std::string& address = "old@example.org") {
        return link_to(address, "/not-me/");
    }
    http::Response press(Browser& pressing, const std::string& link) {
        pressing.get(link);
        return pressing.post(link, {});
    }
    bool opens(const std::string& email, const std::string& password = "correct horse") {
        Browser fresh(worker);
        return log_in(fresh, email, password).status == Status::see_other;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(address_tests, Move)

BOOST_AUTO_TEST_CASE(the_new_address_counts_once_its_link_is_followed) {
    BOOST_TEST(ask(browser, "New@example.org").header("Location") == "/profile");
    deliver_all();
    BOOST_REQUIRE_EQUAL(transport.mails.size(), 2U);
    BOOST_TEST(contains(browser.get("/profile"), "old@example.org"));
    BOOST_TEST(opens("old@example.org"));
    BOOST_TEST(!opens("new@example.org"));

    const auto link = change_link("New@example.org");
    for (int look = 0; look < 2; ++look) {
        BOOST_TEST(contains(browser.get(link), "New@example.org"));
        browser.head(link);
    }
    BOOST_TEST(opens("old@example.org"));  // looking changes nothing
    const auto done = browser.follow(press(browser, link));
    BOOST_TEST(contains(done, "Your address has been changed."));
    BOOST_TEST(contains(done, "New@example.org"));
    BOOST_TEST(opens("new@example.org"));
    BOOST_TEST(!opens("old@example.org"));
    BOOST_TEST(press(browser, link).header("Location") == "/address");  // once
    const auto all = store.rows().accounts.find_all(*core::Email::parse("new@example.org"));
    BOOST_TEST(all.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_change_that_waits_shows_on_the_profile_and_can_be_cancelled) {
    const std::string waits = "once you open the link we sent there";
    BOOST_TEST(!contains(browser.get("/profile"), waits));
    ask(browser, "new@example.org");
    const auto link = change_link();
    const auto undo = undo_link();
    const auto profile = browser.get("/profile");
    BOOST_TEST(contains(profile, waits));
    BOOST_TEST(contains(profile, "new@example.org"));

    Browser other(worker);
    sign_up_confirmed(other, "other@example.org");
    BOOST_TEST(!contains(other.get("/profile"), "new@example.org"));
    other.post("/address/cancel", {});  // of one's own alone
    BOOST_TEST(contains(browser.get("/profile"), waits));

    const auto done = browser.follow(browser.post("/address/cancel", {}));
    BOOST_TEST(contains(done, "Your address stays as it is."));
    BOOST_TEST(!contains(done, waits));
    BOOST_TEST(press(browser, link).header("Location") == "/address");
    BOOST_TEST(opens("old@example.org"));
    BOOST_TEST(browser.post("/address/cancel", {}).header("Location") == "/profile");  // none waits
    const auto cancelled = [](const core::Event& event) {
        return event.kind == core::EventKind::address_change_cancelled;
    };
    BOOST_TEST(std::ranges::count_if(store.tables().events, cancelled) == 1);

    // Not from the owner's hand, perhaps: the old mailbox still stops it.
    BOOST_TEST(press(browser, undo).header("Location").starts_with("/reset/"));
    BOOST_TEST(!opens("old@example.org"));
    BOOST_TEST(browser.get(undo).header("Location") == "/forgot");
}

BOOST_AUTO_TEST_CASE(a_new_password_ends_the_links_of_a_cancelled_change) {
    ask(browser, "new@example.org");
    const auto undo = undo_link();
    browser.get("/profile");
    browser.post("/address/cancel", {});
    browser.post("/profile", {{"current", "correct horse"},
                              {"password", "a better horse"},
                              {"confirm", "a better horse"}});
    BOOST_TEST(browser.get(undo).header("Location") == "/forgot");
}

BOOST_AUTO_TEST_CASE(a_change_waits_no_longer_than_its_link_lives) {
    ask(browser, "new@example.org");
    BOOST_TEST(contains(browser.get("/profile"), "new@example.org"));
    clock.advance(token_lifetime + std::chrono::seconds(1));
    BOOST_TEST(!contains(browser.get("/profile"), "new@example.org"));
}

BOOST_AUTO_TEST_CASE(the_password_is_asked_for_and_what_was_typed_is_kept) {
    const auto refused = ask(browser, "new@example.org", "wrong horse");
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, "value=\"new@example.org\""));
    BOOST_TEST(!contains(refused, "wrong horse"));
    BOOST_CHECK(ask(browser, "no address").status == Status::unprocessable_content);
    BOOST_CHECK(ask(browser, " old@example.org").status == Status::unprocessable_content);
    deliver_all();
    BOOST_TEST(transport.mails.empty());
}

BOOST_AUTO_TEST_CASE(the_capitals_of_ones_own_address_can_be_changed) {
    BOOST_TEST(ask(browser, "Old@Example.org").header("Location") == "/profile");
    BOOST_TEST(contains(browser.get("/profile"), "old@example.org"));
    // Some mail server may take it for another mailbox, so a link has to come back from there.
    const auto link = change_link("Old@example.org");
    const auto undo = undo_link("old@example.org");
    const auto done = browser.follow(press(browser, link));
    BOOST_TEST(contains(done, "Your address has been changed."));
    BOOST_TEST(contains(done, "Old@Example.org"));
    BOOST_TEST(opens("old@example.org"));
    BOOST_TEST(newest("old@example.org").email.mailbox() == "Old@example.org");
    BOOST_CHECK(ask(browser, "Old@Example.org").status == Status::unprocessable_content);

    Browser owner(worker);
    BOOST_TEST(press(owner, undo).header("Location").starts_with("/reset/"));
    BOOST_TEST(newest("old@example.org").email.mailbox() == "old@example.org");
}

BOOST_AUTO_TEST_CASE(a_stranger_with_the_link_changes_nothing) {
    ask(browser, "new@example.org");
    const auto link = change_link();
    Browser stranger(worker), eve(worker);
    BOOST_TEST(stranger.get(link).header("Location").starts_with("/login?next="));
    sign_up_confirmed(eve, "eve@example.org");
    BOOST_TEST(press(eve, link).header("Location") == "/address");
    BOOST_TEST(contains(eve.get("/profile"), "eve@example.org"));
    BOOST_TEST(opens("old@example.org"));
}

BOOST_AUTO_TEST_CASE(a_change_that_waits_does_not_bring_an_old_password_back) {
    ask(browser, "new@example.org");
    browser.get("/profile");
    browser.post("/profile", {{"current", "correct horse"},
                              {"password", "battery staple"},
                              {"confirm", "battery staple"}});
    // The link is made when the mail is sent, which is only now.
    deliver_all();
    const auto& told = transport.recipients;
    BOOST_TEST(std::count(told.begin(), told.end(), "new@example.org") == 0);
    const auto change = store.rows().changes.of(newest("old@example.org").id).back();
    const auto link = links.change.make(newest("old@example.org"), clock.now(),
                                        static_cast<std::uint32_t>(change.id));
    BOOST_TEST(press(browser, "/address/confirm/" + link.text()).header("Location") == "/address");
    BOOST_TEST(opens("old@example.org", "battery staple"));
    BOOST_TEST(!opens("new@example.org"));
}

BOOST_AUTO_TEST_CASE(not_me_undoes_it_before_and_after) {
    for (const bool done : {false, true}) {
        Browser thief(worker);
        log_in(thief, "old@example.org");
        ask(thief, "thief@example.org");
        const auto undo = undo_link();
        const auto change = change_link("thief@example.org");
        if (done) press(thief, change);
        BOOST_TEST(opens("thief@example.org") == done);

        Browser owner(worker);
        BOOST_TEST(contains(owner.get(undo), "thief@example.org"));
        BOOST_CHECK(thief.get("/profile").status == Status::ok);  // looking changes nothing
        const auto undone = press(owner, undo);
        const auto reset = std::string(undone.header("Location"));
        BOOST_TEST(reset.starts_with("/reset/"));
        BOOST_CHECK(thief.get("/profile").status == Status::see_other);
        BOOST_TEST(!opens("old@example.org"));  // the password is known to somebody
        BOOST_TEST(!opens("thief@example.org"));
        log_in(thief, "old@example.org");
        BOOST_TEST(press(thief, change).header("Location").starts_with("/login"));

        const auto page = owner.follow(undone);
        BOOST_TEST(contains(page, "Set a new password now."));
        owner.post(reset, {{"password", "correct horse"}, {"confirm", "correct horse"}});
        BOOST_TEST(opens("old@example.org"));
        BOOST_TEST(press(owner, undo).header("Location") == "/forgot");  // once
    }
}

BOOST_AUTO_TEST_CASE(not_me_locks_the_account_if_the_owner_signed_up_anew_meanwhile) {
    Browser thief(worker), owner(worker);
    log_in(thief, "old@example.org");
    ask(thief, "thief@example.org");
    const auto undo = undo_link();
    press(thief, change_link("thief@example.org"));
    thief.get("/delete");
    thief.post("/delete", {{"current", "correct horse"}});
    sign_up_confirmed(owner, "old@example.org", "the owner's own");

    const auto page = owner.follow(press(owner, undo));
    BOOST_TEST(contains(page, "The other account is locked"));
    BOOST_CHECK(thief.get("/profile").status == Status::see_other);
    BOOST_TEST(!opens("thief@example.org"));
    const auto locked = newest("thief@example.org");
    BOOST_TEST(locked.locked_at.has_value());
    const auto& event = store.tables().events.back();
    BOOST_TEST((event.kind == core::EventKind::account_locked));
    BOOST_TEST((event.actor == locked.id));  // its address goes with the account
    BOOST_CHECK(owner.get("/profile").status == Status::ok);
    BOOST_TEST(opens("old@example.org", "the owner's own"));
    BOOST_TEST(press(owner, undo).header("Location") == "/forgot");  // once
    const auto taken = newest("thief@example.org");
    BOOST_TEST(!taken.deletes_at.has_value());
    store.rows().accounts.unlock(taken.id);
    BOOST_TEST(!opens("thief@example.org"));  // an administrator hands nothing back to the thief
}

BOOST_AUTO_TEST_CASE(the_first_owner_wins_over_a_chain_of_changes) {
    ask(browser, "second@example.org");
    const auto first_undo = undo_link();
    press(browser, change_link("second@example.org"));
    ask(browser, "third@example.org");
    const auto second_undo = undo_link("second@example.org");
    press(browser, change_link("third@example.org"));
    BOOST_TEST(opens("third@example.org"));

    Browser owner(worker), thief(worker);
    const auto reset = std::string(press(owner, first_undo).header("Location"));
    BOOST_TEST(reset.starts_with("/reset/"));
    // The later mailbox cannot take it back.
    BOOST_TEST(press(thief, second_undo).header("Location") == "/forgot");
    owner.get(reset);
    owner.post(reset, {{"password", "battery staple"}, {"confirm", "battery staple"}});
    BOOST_TEST(opens("old@example.org", "battery staple"));
}

BOOST_AUTO_TEST_CASE(the_old_address_is_told_however_fast_the_next_change_comes) {
    ask(browser, "second@example.org");
    BOOST_REQUIRE(courier.deliver_next());  // to the new address; the notice takes longer
    BOOST_REQUIRE_EQUAL(transport.recipients.back(), "second@example.org");
    const auto link = link_in(transport.mails.back().text, base_url + "/address/confirm/");
    press(browser, link.substr(base_url.size()));
    ask(browser, "third@example.org");

    Browser owner(worker);
    BOOST_TEST(press(owner, undo_link()).header("Location").starts_with("/reset/"));
    BOOST_TEST(!opens("second@example.org"));
}

BOOST_AUTO_TEST_CASE(who_dies_when) {
    const auto alive = [&](const std::string& link) {
        Browser looking(worker);
        log_in(looking, "old@example.org");
        return looking.get(link).status == Status::ok;
    };
    ask(browser, "first@example.org");
    const auto first = change_link("first@example.org");
    const auto first_undo = undo_link();
    BOOST_TEST(alive(first));
    ask(browser, "second@example.org");
    const auto second = change_link("second@example.org");
    BOOST_TEST(!alive(first));  // a newer one took its place
    BOOST_TEST(!alive(first_undo));
    BOOST_TEST(alive(second));
    BOOST_TEST(alive(undo_link()));
    clock.advance(token_lifetime + std::chrono::seconds(1));
    BOOST_TEST(!alive(second));
    BOOST_TEST(alive(undo_link()));
    clock.advance(std::chrono::hours(24 * 7));
    BOOST_TEST(!alive(undo_link()));

    log_in(browser, "old@example.org");
    ask(browser, "third@example.org");
    const auto third = change_link("third@example.org");
    browser.get("/profile");
    browser.post("/profile", {{"current", "correct horse"},
                              {"password", "battery staple"},
                              {"confirm", "battery staple"}});
    Browser later(worker);
    log_in(later, "old@example.org", "battery staple");
    BOOST_CHECK(later.get(third).status == Status::see_other);  // the password was changed since
    // Nothing is left to undo.
    BOOST_TEST(later.get(undo_link()).header("Location") == "/forgot");

    // And a link to confirm dies with the address that it was made for.
    for (const auto& token :
         {std::string("x"), links.undo.make(newest("old@example.org"), clock.now(), 1).text()})
        BOOST_CHECK(later.get("/address/confirm/" + token).status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(an_address_that_belongs_to_somebody_answers_the_same_and_is_not_taken) {
    Browser eve(worker);
    sign_up_confirmed(eve, "taken@example.org");
    deliver_all();
    const auto before = hasher.checks;
    const auto unknown = ask(browser, "free@example.org");
    const auto work = hasher.checks - before;
    deliver_all();
    const auto known = ask(browser, "taken@example.org");
    BOOST_TEST(hasher.checks - before == 2 * work);
    BOOST_CHECK(known.status == unknown.status);
    BOOST_TEST(known.header("Location") == unknown.header("Location"));
    deliver_all();
    BOOST_TEST(transport.recipients[transport.recipients.size() - 2] == "taken@example.org");
    BOOST_TEST(transport.mails[transport.mails.size() - 2].subject ==
               "You already have an account");

    // Somebody is faster.
    ask(browser, "wanted@example.org");
    const auto link = change_link("wanted@example.org");
    Browser rival(worker);
    sign_up_confirmed(rival, "wanted@example.org");
    BOOST_TEST(contains(browser.follow(press(browser, link)), "belongs to another account"));
    BOOST_TEST(opens("old@example.org"));
}

BOOST_AUTO_TEST_CASE(pending_sign_ups_for_the_new_address_go) {
    Browser squatter(worker);
    sign_up(squatter, "new@example.org", "the squatter's own");
    ask(browser, "new@example.org");
    press(browser, change_link());
    BOOST_CHECK(squatter.get("/unconfirmed").status == Status::see_other);
    BOOST_TEST(!opens("new@example.org", "the squatter's own"));
    BOOST_TEST(opens("new@example.org"));
}

BOOST_AUTO_TEST_SUITE_END()
