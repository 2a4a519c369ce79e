#include "core/administration.h"

#include <algorithm>

#include "post.h"
#include "question.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;
using core::Administered;
using core::EventKind;
using http::Status;

namespace {

/// Ada has a confirmed account and is logged in; root is an administrator who acts in a browser.
struct Acting : Post {
    Acting() {
        sign_up_confirmed(browser, "ada@example.org");
        deliver_all();
        transport.mails.clear();
        transport.recipients.clear();
    }

    core::AccountId ada() { return newest("ada@example.org").id; }
    core::AccountId confirmed(const std::string& address) {
        Browser other(worker);
        sign_up_confirmed(other, address);
        return newest(address).id;
    }

    Administered act(const std::function<Administered(core::Administration&)>& step) {
        auto outcome = Administered::gone;
        store.transact([&](core::Rows rows) {
            core::Administration by(rows, root);
            outcome = step(by);
        });
        return outcome;
    }
    Administered set_admin(core::AccountId id, bool admin) {
        return act([&](auto& by) { return by.set_admin(id, admin); });
    }
    core::Event last_event() {
        return store.rows().events.newest(core::EventFilter{}, std::nullopt, 1).at(0);
    }
    bool is_noted(EventKind kind, core::AccountId account) {
        const auto event = last_event();
        return event.kind == kind && event.account == account && event.actor == root.account &&
               event.client.request_id == "a1b2";
    }
    bool opens(const std::string& address, const std::string& password = "correct horse") {
        Browser fresh(worker);
        return log_in(fresh, address, password).status == Status::see_other;
    }

    const core::Actor root{core::AccountId{4711}, {"192.0.2.7", "Firefox", "a1b2"}};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(administration_tests, Acting)

BOOST_AUTO_TEST_CASE(a_pending_account_is_confirmed_once) {
    Browser waiting(worker);
    sign_up(waiting, "bob@example.org");
    const auto bob = newest("bob@example.org").id;
    const auto confirm = [&] { return act([&](auto& by) { return by.confirm(bob); }); };
    BOOST_CHECK(confirm() == Administered::done);
    BOOST_TEST(is_noted(EventKind::address_confirmed, bob));
    BOOST_CHECK(waiting.get("/profile").status == Status::ok);
    BOOST_CHECK(confirm() == Administered::nothing_to_do);
    BOOST_TEST(contains(waiting.get("/sessions"), "An administrator confirmed your email"));
    BOOST_TEST(!contains(waiting.get("/sessions"), root.client.address));
}

BOOST_AUTO_TEST_CASE(an_address_that_has_an_owner_is_not_confirmed_twice) {
    const auto late =
        store.rows().accounts.insert(core::Email::parse("Ada@example.org").value(),
                                     store.rows().accounts.find(ada())->password_hash);
    BOOST_CHECK(act([&](auto& by) { return by.confirm(late); }) == Administered::address_taken);
}

BOOST_AUTO_TEST_CASE(who_locks_tells_the_owner_if_asked) {
    const auto lock = [&](bool tell) {
        return act([&](auto& by) { return by.lock(ada(), tell); });
    };
    const auto unlock = [&] { return act([&](auto& by) { return by.unlock(ada()); }); };
    BOOST_CHECK(lock(false) == Administered::done);
    deliver_all();
    BOOST_TEST(transport.mails.empty());
    BOOST_TEST(!opens("ada@example.org"));
    BOOST_CHECK(lock(true) == Administered::nothing_to_do);
    BOOST_CHECK(unlock() == Administered::done);
    BOOST_CHECK(unlock() == Administered::nothing_to_do);
    BOOST_CHECK(lock(true) == Administered::done);
    deliver_all();
    BOOST_REQUIRE_EQUAL(transport.mails.size(), 1U);
    BOOST_TEST(transport.mails[0].subject == "Your account is locked");
}

BOOST_AUTO_TEST_CASE(the_last_administrator_stays_one) {
    BOOST_CHECK(set_admin(ada(), true) == Administered::done);
    BOOST_CHECK(set_admin(ada(), true) == Administered::nothing_to_do);
    const auto refused = Administered::last_administrator;
    const auto all_refuse = [&] {
        return set_admin(ada(), false) == refused &&
               act([&](auto& by) { return by.lock(ada(), false); }) == refused &&
               act([&](auto& by) { return by.remove(ada()); }) == refused &&
               act([&](auto& by) { return by.remove_after(ada(), 24h); }) == refused;
    };
    BOOST_TEST(all_refuse());
    // One who cannot log in is no help.
    const auto bob = confirmed("bob@example.org");
    BOOST_CHECK(set_admin(bob, true) == Administered::done);
    BOOST_CHECK(act([&](auto& by) { return by.lock(bob, false); }) == Administered::done);
    BOOST_TEST(all_refuse());
    BOOST_CHECK(act([&](auto& by) { return by.unlock(bob); }) == Administered::done);
    BOOST_CHECK(set_admin(ada(), false) == Administered::done);
    BOOST_TEST(is_noted(EventKind::admin_revoked, ada()));
}

BOOST_AUTO_TEST_CASE(the_last_administrator_cannot_leave_by_the_own_page_either) {
    set_admin(ada(), true);
    const auto leave = [&] {
        browser.get("/delete");
        return browser.post("/delete", {{"current", "correct horse"}});
    };
    const auto refused = leave();
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, "You&#39;re the only administrator."));
    BOOST_TEST(!newest("ada@example.org").deletes_at.has_value());
    set_admin(confirmed("bob@example.org"), true);
    BOOST_CHECK(leave().status == Status::see_other);
    BOOST_TEST(newest("ada@example.org").deletes_at.has_value());
}

BOOST_AUTO_TEST_CASE(only_whose_address_is_proven_becomes_one) {
    Browser waiting(worker);
    sign_up(waiting, "bob@example.org");
    BOOST_CHECK(set_admin(newest("bob@example.org").id, true) == Administered::not_confirmed);
}

BOOST_AUTO_TEST_CASE(another_address_is_told_to_both_and_kills_links) {
    Browser asking(worker);
    asking.get("/forgot");
    asking.post("/forgot", {{"email", "ada@example.org"}});
    const auto reset = newest_link("/reset/");
    transport.mails.clear();
    transport.recipients.clear();
    const auto id = ada();
    const auto to = [&](const std::string& address) {
        return act(
            [&](auto& by) { return by.set_address(id, core::Email::parse(address).value()); });
    };
    const auto bob = confirmed("bob@example.org");
    deliver_all();
    transport.mails.clear();
    transport.recipients.clear();
    BOOST_CHECK(to("bob@example.org") == Administered::address_taken);
    BOOST_CHECK(to("ada@example.org") == Administered::nothing_to_do);
    BOOST_CHECK(to("ada@example.net") == Administered::done);
    BOOST_TEST(is_noted(EventKind::address_changed, id));
    BOOST_TEST(last_event().change.before == "ada@example.org");
    BOOST_TEST(last_event().change.after == "ada@example.net");
    deliver_all();
    std::sort(transport.recipients.begin(), transport.recipients.end());
    BOOST_REQUIRE_EQUAL(transport.recipients.size(), 2U);
    BOOST_TEST(transport.recipients[0] == "ada@example.net");
    BOOST_TEST(transport.recipients[1] == "ada@example.org");
    for (const auto& mail : transport.mails)
        BOOST_TEST(mail.text.find("ada@example.net") != std::string::npos);
    BOOST_TEST(opens("ada@example.net"));
    BOOST_TEST(!opens("ada@example.org"));
    BOOST_CHECK(Browser(worker).get(reset).status != Status::ok);
    BOOST_TEST(contains(browser.get("/sessions"), "An administrator changed your email address"));
    BOOST_CHECK(bob != id);
}

BOOST_AUTO_TEST_CASE(a_pending_account_with_another_address_confirms_that_one) {
    Browser waiting(worker);
    sign_up(waiting, "typo@example.org");
    const auto id = newest("typo@example.org").id;
    BOOST_CHECK(act([&](auto& by) {
                    return by.set_address(id, core::Email::parse("right@example.org").value());
                }) == Administered::done);
    const auto link = newest_link("/confirm/");
    BOOST_TEST(transport.recipients.back() == "right@example.org");
    waiting.get(link);
    BOOST_CHECK(waiting.get("/profile").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(a_new_password_ends_what_was_open_and_is_told) {
    const auto hash = hasher.hash(base::Secret("another horse"), {}, std::string(16, 's'));
    BOOST_CHECK(act([&](auto& by) { return by.set_password(ada(), hash); }) == Administered::done);
    BOOST_TEST(is_noted(EventKind::password_changed, ada()));
    BOOST_CHECK(browser.get("/profile").status == Status::see_other);
    BOOST_TEST(!opens("ada@example.org"));
    BOOST_TEST(opens("ada@example.org", "another horse"));
    deliver_all();
    BOOST_TEST(transport.mails.at(0).subject == "Your password was changed");
    BOOST_TEST(transport.mails.at(0).text.find(root.client.address) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_link_of_a_notice_from_before_undoes_what_an_administrator_did) {
    browser.get("/address");
    browser.post("/address", {{"email", "thief@example.org"}, {"current", "correct horse"}});
    const auto confirm = mailed("/address/confirm/");
    press(browser, confirm);
    const auto undo = mailed("/not-me/");
    const auto id = newest("thief@example.org").id;
    BOOST_CHECK(act([&](auto& by) {
                    return by.set_address(id, core::Email::parse("safe@example.org").value());
                }) == Administered::done);
    Browser other(worker);
    BOOST_TEST(press(other, undo).header("Location") == "/forgot");
    BOOST_TEST(newest("safe@example.org").email.typed() == "safe@example.org");
}

BOOST_AUTO_TEST_CASE(a_refused_address_leaves_the_owners_own_change_alone) {
    confirmed("bob@example.org");
    browser.get("/address");
    browser.post("/address", {{"email", "new@example.org"}, {"current", "correct horse"}});
    const auto confirm = mailed("/address/confirm/");
    BOOST_CHECK(act([&](auto& by) {
                    return by.set_address(ada(), core::Email::parse("bob@example.org").value());
                }) == Administered::address_taken);
    press(browser, confirm);
    BOOST_TEST(newest("new@example.org").email.typed() == "new@example.org");
}

BOOST_AUTO_TEST_CASE(the_owners_data_does_not_tell_where_an_administrator_is) {
    act([&](auto& by) { return by.join(ada(), core::GroupName::parse("choir").value()); });
    const auto data = browser.post("/export", {}).body;
    BOOST_TEST(data.find("group_joined") != std::string::npos);
    BOOST_TEST(data.find("an administrator") != std::string::npos);
    BOOST_TEST(data.find(root.client.address) == std::string::npos);
    BOOST_TEST(data.find(root.client.user_agent) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_reset_goes_to_that_account_however_many_wait) {
    Browser one(worker);
    Browser two(worker);
    sign_up(one, "bob@example.org");
    const auto first = newest("bob@example.org").id;
    sign_up(two, "bob@example.org", "another horse");
    deliver_all();
    BOOST_CHECK(act([&](auto& by) { return by.send_reset(first); }) == Administered::done);
    BOOST_TEST(is_noted(EventKind::reset_sent, first));
    const auto link = newest_link("/reset/");
    BOOST_TEST(link.size() > 20U);
    BOOST_CHECK(Browser(worker).get(link).status == Status::ok);
    act([&](auto& by) { return by.lock(first, false); });
    BOOST_CHECK(act([&](auto& by) { return by.send_reset(first); }) == Administered::locked);
}

BOOST_AUTO_TEST_CASE(sessions_end_one_or_all) {
    Browser other(worker);
    log_in(other, "ada@example.org");
    const auto number = store.rows().sessions.list(ada()).at(0).number;
    const auto end = [&] { return act([&](auto& by) { return by.end_session(ada(), number); }); };
    BOOST_CHECK(end() == Administered::done);
    BOOST_TEST(is_noted(EventKind::session_ended, ada()));
    BOOST_CHECK(end() == Administered::gone);
    BOOST_TEST(store.rows().sessions.list(ada()).size() == 1U);
    const auto all = [&] { return act([&](auto& by) { return by.end_sessions(ada()); }); };
    BOOST_CHECK(all() == Administered::done);
    BOOST_CHECK(all() == Administered::nothing_to_do);
    BOOST_CHECK(browser.get("/profile").status == Status::see_other);
    BOOST_CHECK(other.get("/profile").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(it_goes_in_a_week_with_a_link_that_keeps_it_or_at_once) {
    const auto later = [&] {
        return act([&](auto& by) { return by.remove_after(ada(), 24h * 7); });
    };
    BOOST_CHECK(later() == Administered::done);
    BOOST_TEST(is_noted(EventKind::deletion_asked, ada()));
    BOOST_CHECK(later() == Administered::nothing_to_do);
    Browser owner(worker);
    press(owner, newest_link("/keep/"));
    BOOST_TEST(opens("ada@example.org"));

    const auto id = ada();
    BOOST_CHECK(act([&](auto& by) { return by.remove(id); }) == Administered::done);
    BOOST_TEST(is_noted(EventKind::account_removed, id));
    BOOST_TEST(!store.rows().accounts.find(id).has_value());
    BOOST_CHECK(act([&](auto& by) { return by.remove(id); }) == Administered::gone);
}

BOOST_AUTO_TEST_CASE(groups_are_joined_and_left) {
    const auto choir = core::GroupName::parse("choir").value();
    const auto join = [&] { return act([&](auto& by) { return by.join(ada(), choir); }); };
    const auto leave = [&] { return act([&](auto& by) { return by.leave(ada(), choir); }); };
    BOOST_CHECK(leave() == Administered::nothing_to_do);
    BOOST_CHECK(join() == Administered::done);
    BOOST_TEST(last_event().change.after == "choir");
    BOOST_CHECK(join() == Administered::nothing_to_do);
    BOOST_CHECK(leave() == Administered::done);
    BOOST_TEST(last_event().change.before == "choir");
}

BOOST_AUTO_TEST_CASE(a_mail_is_sent_again_with_a_new_link) {
    Browser waiting(worker);
    sign_up(waiting, "bob@example.org");
    deliver_all();
    const auto mail = store.rows().outbox.newest(std::nullopt, std::nullopt, 1).at(0).id;
    BOOST_CHECK(act([&](auto& by) { return by.retry(mail); }) == Administered::nothing_to_do);
    BOOST_CHECK(act([&](auto& by) { return by.resend(mail); }) == Administered::done);
    BOOST_TEST(is_noted(EventKind::mail_resent, newest("bob@example.org").id));
    const auto before = transport.mails.size();
    deliver_all();
    BOOST_TEST(transport.mails.size() == before + 1);
    BOOST_CHECK(act([&](auto& by) { return by.resend(core::MailId{999}); }) == Administered::gone);
}

BOOST_AUTO_TEST_CASE(a_test_mail_says_that_it_is_one) {
    store.transact([&](core::Rows rows) {
        core::Administration(rows, root)
            .send_test_mail(core::Email::parse("post@example.org").value(), core::Language::german);
    });
    BOOST_CHECK(last_event().kind == EventKind::test_mail_sent);
    deliver_all();
    BOOST_TEST(transport.recipients.back() == "post@example.org");
    BOOST_TEST(transport.mails.back().subject == "Test-E-Mail: Der Versand funktioniert");
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_gone) {
    const core::AccountId nobody{999};
    BOOST_CHECK(set_admin(nobody, true) == Administered::gone);
    BOOST_CHECK(act([&](auto& by) { return by.lock(nobody, true); }) == Administered::gone);
    BOOST_CHECK(act([&](auto& by) { return by.confirm(nobody); }) == Administered::gone);
    BOOST_CHECK(act([&](auto& by) { return by.send_reset(nobody); }) == Administered::gone);
}

BOOST_AUTO_TEST_SUITE_END()
