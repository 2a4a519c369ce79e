#include "core/lock.h"

#include "post.h"
#include "question.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

const std::string locked_words =
    "This account is locked. To unlock it, contact the administrator of this site.";
const core::Actor by_hand{std::nullopt, {"", "gatepost on the command line, by root"}};

/// Ada, confirmed and logged in, whom an administrator locks out.
struct Lock : Post {
    Lock() {
        sign_up_confirmed(browser, "ada@example.org");
        deliver_all();
        transport.mails.clear();
    }

    core::AccountId ada() { return newest("ada@example.org").id; }

    bool run(bool (*change)(core::Rows, const core::Actor&, core::AccountId)) {
        bool done = false;
        store.transact([&](core::Rows rows) { done = change(rows, by_hand, ada()); });
        return done;
    }
    bool lock() { return run(core::lock_account); }
    bool unlock() { return run(core::unlock_account); }

    http::Response forgot(const std::string& email) {
        Browser visitor(worker);
        visitor.get("/forgot");
        return visitor.post("/forgot", {{"email", email}});
    }
    /// The path of a reset link as a mail would have it now.
    std::string reset_link() {
        return "/reset/" + links.reset.make(newest("ada@example.org"), clock.now()).text();
    }
    bool opens(const std::string& password = "correct horse") {
        Browser fresh(worker);
        return log_in(fresh, "ada@example.org", password).status == Status::see_other;
    }
    /// Locks the account while the next password is hashed.
    void lock_meanwhile() {
        hasher.meanwhile = [this] { BOOST_TEST(lock()); };
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(lock_tests, Lock)

BOOST_AUTO_TEST_CASE(only_the_right_password_learns_of_the_lock_and_pays_the_same) {
    BOOST_TEST(lock());
    Browser visitor(worker);
    visitor.get("/login");
    hasher.checks = 0;
    const auto right =
        visitor.post("/login", {{"email", "ada@example.org"}, {"password", "correct horse"}});
    BOOST_TEST(hasher.checks == 1);
    BOOST_CHECK(right.status == Status::unprocessable_content);
    BOOST_TEST(contains(right, locked_words));
    BOOST_TEST(visitor.cookies.count("__Host-gatepost") == 0U);

    hasher.checks = 0;
    const auto wrong = log_in(visitor, "ada@example.org", "a guess");
    BOOST_TEST(hasher.checks == 1);
    BOOST_TEST(contains(wrong, "Email or password is incorrect."));
    BOOST_TEST(!contains(wrong, "locked"));
}

BOOST_AUTO_TEST_CASE(it_is_said_in_the_language_of_the_visitor) {
    lock();
    for (const auto& [language, words] :
         {std::pair{"de", "Dieses Konto ist gesperrt."}, {"es", "Esta cuenta está bloqueada."}}) {
        Browser visitor(worker);
        visitor.accept_language = language;
        BOOST_TEST(contains(log_in(visitor, "ada@example.org"), words));
    }
}

BOOST_AUTO_TEST_CASE(sessions_end_at_once_and_the_gate_closes_at_the_next_request) {
    Browser phone(worker);
    log_in(phone, "ada@example.org");
    BOOST_CHECK(phone.send(question("gatepost.test", "/demo/")).status == Status::no_content);
    lock();
    BOOST_TEST(store.rows().sessions.list(ada()).empty());
    for (Browser* each : {&browser, &phone}) {
        BOOST_CHECK(each->send(question("gatepost.test", "/demo/")).status == Status::unauthorized);
        BOOST_CHECK(each->get("/profile").status == Status::see_other);
    }
}

// As an import or somebody at the database's prompt would do it.
BOOST_AUTO_TEST_CASE(a_lock_that_leaves_the_sessions_closes_the_gate_all_the_same) {
    store.rows().accounts.lock(ada());
    BOOST_TEST(!store.rows().sessions.list(ada()).empty());
    BOOST_CHECK(browser.send(question("gatepost.test", "/demo/")).status == Status::unauthorized);
    BOOST_CHECK(browser.get("/profile").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(no_reset_mail_goes_out_and_the_answer_is_the_same) {
    lock();
    const auto known = forgot("ada@example.org");
    const auto unknown = forgot("nobody@example.org");
    BOOST_CHECK(known.status == unknown.status);
    BOOST_TEST(known.header("Location") == unknown.header("Location"));
    BOOST_TEST(store.rows().outbox.list(false, 10).size() == 2U);
    deliver_all();
    BOOST_TEST(transport.mails.empty());
}

BOOST_AUTO_TEST_CASE(no_link_from_before_sets_a_password_not_even_after_the_unlock) {
    const auto before = reset_link();
    lock();
    const auto refused = Browser(worker).get(before);
    BOOST_TEST(refused.header("Location") == "/forgot");
    unlock();
    BOOST_TEST(Browser(worker).get(before).header("Location") == "/forgot");
}

// "This was not me" makes such a link: who followed it has the mailbox, and may know.
BOOST_AUTO_TEST_CASE(a_valid_reset_link_says_that_the_account_is_locked) {
    lock();
    const auto link = reset_link();
    Browser owner(worker);
    BOOST_TEST(contains(owner.follow(owner.get(link)), locked_words));
    owner.get("/login");
    const auto answer =
        owner.post(link, {{"password", "battery staple"}, {"confirm", "battery staple"}});
    BOOST_TEST(contains(owner.follow(answer), locked_words));
    unlock();
    BOOST_TEST(opens("correct horse"));
    BOOST_TEST(!opens("battery staple"));
}

BOOST_AUTO_TEST_CASE(this_was_not_me_shuts_out_as_ever_and_says_that_the_account_is_locked) {
    Browser thief(worker);
    log_in(thief, "ada@example.org");
    const auto link = newest_link("/rescue/");
    lock();
    Browser owner(worker);
    BOOST_TEST(contains(owner.follow(press(owner, link)), locked_words));
    unlock();
    BOOST_TEST(!opens("correct horse"));
}

BOOST_AUTO_TEST_CASE(a_lock_while_the_new_password_is_hashed_keeps_the_old_one) {
    const auto link = reset_link();
    Browser owner(worker);
    owner.get(link);
    lock_meanwhile();
    owner.post(link, {{"password", "battery staple"}, {"confirm", "battery staple"}});
    unlock();
    BOOST_TEST(opens("correct horse"));
}

BOOST_AUTO_TEST_CASE(a_lock_while_a_login_is_checked_opens_nothing) {
    Browser late(worker);
    late.get("/login");
    lock_meanwhile();
    const auto answer =
        late.post("/login", {{"email", "ada@example.org"}, {"password", "correct horse"}});
    BOOST_TEST(contains(answer, locked_words));
    BOOST_TEST(store.rows().sessions.list(ada()).empty());
}

// What a thief in a session does at the moment of the lock comes too late.
BOOST_AUTO_TEST_CASE(a_lock_while_a_session_acts_stops_the_act) {
    browser.get("/address");
    lock_meanwhile();
    browser.post("/address", {{"email", "thief@example.org"}, {"current", "correct horse"}});
    BOOST_TEST(store.rows().changes.of(ada()).empty());
    unlock();

    log_in(browser, "ada@example.org");
    browser.get("/delete");
    lock_meanwhile();
    browser.post("/delete", {{"current", "correct horse"}});
    BOOST_TEST(!newest("ada@example.org").deletes_at.has_value());
    unlock();

    log_in(browser, "ada@example.org");
    browser.get("/profile");
    lock_meanwhile();
    browser.post("/profile", {{"current", "correct horse"},
                              {"password", "battery staple"},
                              {"confirm", "battery staple"}});
    unlock();
    BOOST_TEST(opens("correct horse"));
}

BOOST_AUTO_TEST_CASE(a_change_of_address_that_waits_is_void) {
    browser.get("/address");
    browser.post("/address", {{"email", "thief@example.org"}, {"current", "correct horse"}});
    lock();
    BOOST_CHECK(store.rows().changes.of(ada()).at(0).state == core::ChangeState::voided);
    deliver_all();
    BOOST_TEST(transport.mails.empty());
}

BOOST_AUTO_TEST_CASE(a_pending_sign_up_can_be_locked_too) {
    Browser pending(worker);
    sign_up(pending, "bob@example.org");
    const auto bob = newest("bob@example.org");
    const auto link = confirm_path(bob);
    store.transact([&](core::Rows rows) { core::lock_account(rows, by_hand, bob.id); });
    BOOST_CHECK(pending.get(link).status == Status::see_other);
    BOOST_TEST(!newest("bob@example.org").confirmed_at.has_value());
    BOOST_TEST(contains(log_in(pending, "bob@example.org"), locked_words));
}

BOOST_AUTO_TEST_CASE(who_asked_for_the_deletion_of_a_locked_account_is_told_of_the_lock) {
    browser.get("/delete");
    browser.post("/delete", {{"current", "correct horse"}});
    lock();
    Browser later(worker);
    BOOST_TEST(contains(log_in(later, "ada@example.org"), locked_words));
}

// A thief may have asked for it, and the link that keeps an account keeps none that is locked.
BOOST_AUTO_TEST_CASE(a_locked_account_is_not_deleted_and_its_deletion_is_void) {
    browser.get("/delete");
    browser.post("/delete", {{"current", "correct horse"}});
    const auto keep = mailed("/keep/");
    lock();
    clock.advance(sign_up_lifetime);
    BOOST_TEST(store.rows().deletions.purge(10).size() == 0U);
    BOOST_TEST(Browser(worker).get(keep).header("Location") == "/login");
    unlock();
    BOOST_TEST(store.rows().deletions.purge(10).size() == 0U);
    BOOST_TEST(opens());
}

BOOST_AUTO_TEST_CASE(a_sign_up_with_the_address_of_a_locked_account_opens_nothing_of_it) {
    lock();
    Browser owner(worker);
    hasher.checks = 0;
    const auto refused = sign_up(owner, "ada@example.org");
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, locked_words));
    BOOST_TEST(hasher.checks == 1);
    BOOST_TEST(!owner.cookies.contains("__Host-gatepost"));

    transport.recipients.clear();
    // With any other password it is like every sign-up, and no mail says how to get in.
    Browser stranger(worker), elsewhere(worker);
    const auto answer = sign_up(stranger, "ada@example.org", "a stranger's own");
    const auto usual = sign_up(elsewhere, "new@example.org", "a stranger's own");
    BOOST_CHECK(answer.status == usual.status);
    BOOST_TEST(answer.header("Location") == usual.header("Location"));
    deliver_all();
    BOOST_TEST(transport.recipients == std::vector<std::string>{"new@example.org"},
               boost::test_tools::per_element());
    BOOST_CHECK(stranger.get("/profile").header("Location") == "/unconfirmed");
}

BOOST_AUTO_TEST_CASE(a_locked_sign_up_is_not_taken_over) {
    sign_up(browser, "bob@example.org");
    const auto bob = newest("bob@example.org");
    store.transact([&](core::Rows rows) { core::lock_account(rows, by_hand, bob.id); });
    deliver_all();
    transport.recipients.clear();
    Browser again(worker);
    BOOST_TEST(contains(sign_up(again, "bob@example.org"), locked_words));
    BOOST_TEST(store.rows().sessions.list(bob.id).empty());
    deliver_all();
    BOOST_TEST(transport.recipients.empty());
}

// The thief has the account with another address, and the owner's own is a new account's by now.
BOOST_AUTO_TEST_CASE(an_unlock_after_an_undo_that_locked_gives_nothing_back_to_the_thief) {
    Browser thief(worker), owner(worker);
    log_in(thief, "ada@example.org");
    const auto rescue = mailed("/rescue/");
    thief.get("/address");
    thief.post("/address", {{"email", "thief@example.org"}, {"current", "correct horse"}});
    const auto undo = mailed("/not-me/");
    press(thief, mailed("/address/confirm/"));
    sign_up_confirmed(owner, "ada@example.org", "battery staple");
    press(owner, undo);
    const auto taken = newest("thief@example.org");
    BOOST_TEST(taken.locked_at.has_value());

    store.transact(
        [&](core::Rows rows) { BOOST_TEST(core::unlock_account(rows, by_hand, taken.id)); });
    BOOST_CHECK(thief.get("/profile").status == Status::see_other);
    for (const char* password : {"correct horse", "battery staple"}) {
        BOOST_TEST(contains(log_in(thief, "thief@example.org", password),
                            "Email or password is incorrect."));
    }
    for (const auto& link : {undo, rescue})
        BOOST_TEST(Browser(worker).get(link).header("Location") == "/forgot");
    BOOST_TEST(opens("battery staple"));
    // It belongs to the mailbox that it has now, unless an administrator gives it another one.
    deliver_all();
    forgot("thief@example.org");
    deliver_all();
    BOOST_TEST(transport.recipients.back() == "thief@example.org");
}

BOOST_AUTO_TEST_CASE(an_unlocked_account_is_what_it_was) {
    BOOST_TEST(lock());
    BOOST_TEST(!lock());
    BOOST_TEST(unlock());
    BOOST_TEST(!unlock());
    BOOST_TEST(log_in(browser, "ada@example.org").header("Location") == "/");
    BOOST_CHECK(browser.send(question("gatepost.test", "/demo/")).status == Status::no_content);
    deliver_all();
    forgot("ada@example.org");
    deliver_all();
    BOOST_TEST(transport.mails.back().subject == "Set a new password");
}

BOOST_AUTO_TEST_CASE(both_are_events_with_who_did_it) {
    lock();
    clock.advance(std::chrono::seconds(1));
    unlock();
    const auto events = store.rows().events.newest(ada(), 2);
    BOOST_REQUIRE_EQUAL(events.size(), 2U);
    BOOST_CHECK(events[0].kind == core::EventKind::account_unlocked);
    BOOST_CHECK(events[1].kind == core::EventKind::account_locked);
    BOOST_TEST(events[1].client.user_agent == by_hand.client.user_agent);
    log_in(browser, "ada@example.org");
    const auto page = browser.get("/sessions");
    BOOST_TEST(contains(page, "<strong>Account locked</strong>"));
    BOOST_TEST(contains(page, "<strong>Account unlocked</strong>"));
    BOOST_TEST(contains(page, "</time>, by an administrator</span>"));  // and no device
}

BOOST_AUTO_TEST_CASE(nobody_is_locked_whose_account_is_not_there) {
    store.transact([](core::Rows rows) {
        BOOST_TEST(!core::lock_account(rows, by_hand, core::AccountId{999}));
        BOOST_TEST(!core::unlock_account(rows, by_hand, core::AccountId{999}));
    });
}

BOOST_AUTO_TEST_SUITE_END()
