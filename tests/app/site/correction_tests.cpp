#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

/// Ada has signed up with a typo in her address.
struct Typo : Post {
    Typo() { sign_up(browser, "ade@example.org"); }

    http::Response correct(const std::string& email, const std::string& password) {
        browser.get("/unconfirmed");
        return browser.post("/unconfirmed", {{"email", email}, {"current", password}});
    }
    std::string link_of_newest(const std::string& prefix) {
        return link_in(transport.mails.back().text, base_url + prefix).substr(base_url.size());
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(correction_tests, Typo)

BOOST_AUTO_TEST_CASE(a_wrong_address_is_put_right) {
    deliver_all();
    const auto old_link = link_of_newest("/confirm/");
    const auto old_decline = link_of_newest("/decline/");
    const auto page = browser.follow(correct("Ada@example.org", "correct horse"));
    BOOST_TEST(contains(page, "A confirmation email has been sent."));
    BOOST_TEST(contains(page, "Ada@example.org"));
    deliver_all();
    BOOST_TEST(transport.recipients.back() == "Ada@example.org");

    // The links of the old mail are dead for everybody.
    BOOST_TEST(contains(browser.follow(browser.get(old_link)),
                        "The confirmation link is invalid or has expired."));
    BOOST_TEST(!contains(Browser(worker).get(old_decline), "Delete this sign-up"));
    const auto confirmed = browser.follow(browser.get(link_of_newest("/confirm/")));
    BOOST_TEST(contains(confirmed, "You have confirmed your account. Thanks!"));
    Browser later(worker);
    BOOST_TEST(log_in(later, "ada@example.org").header("Location") == "/");
    Browser other(worker);
    BOOST_CHECK(log_in(other, "ade@example.org").status == Status::unprocessable_content);
}

BOOST_AUTO_TEST_CASE(a_mail_that_waits_for_the_old_address_is_not_sent) {
    correct("ada@example.org", "correct horse");
    deliver_all();
    BOOST_REQUIRE_EQUAL(transport.recipients.size(), 1U);
    BOOST_TEST(transport.recipients[0] == "ada@example.org");
}

BOOST_AUTO_TEST_CASE(the_password_is_asked_for_and_what_was_typed_is_kept) {
    const auto refused = correct("ada@example.org", "wrong horse");
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, "Error: "));
    BOOST_TEST(contains(refused, "value=\"ada@example.org\""));
    BOOST_TEST(!contains(refused, "wrong horse"));
    const auto no_address = correct("no address", "correct horse");
    BOOST_CHECK(no_address.status == Status::unprocessable_content);
    BOOST_TEST(contains(no_address, "value=\"no address\""));
    BOOST_TEST(newest("ade@example.org").epoch == 0U);
}

BOOST_AUTO_TEST_CASE(a_known_address_and_an_unknown_one_cost_and_answer_the_same) {
    Browser owner(worker);
    sign_up_confirmed(owner, "known@example.org", "the owner's own");
    const auto matches = hasher.checks;
    const auto unknown = correct("unknown@example.org", "correct horse");
    const auto work = hasher.checks - matches;
    const auto known = correct("known@example.org", "correct horse");
    BOOST_TEST(hasher.checks - matches == 2 * work);
    BOOST_CHECK(known.status == unknown.status);
    BOOST_TEST(known.header("Location") == unknown.header("Location"));
    // One salt for an address: a login costs no more than before.
    const auto all = store.rows().accounts.sample_hashes(*core::Email::parse("known@example.org"));
    BOOST_REQUIRE_EQUAL(all.size(), 2U);
    BOOST_TEST(all[0].group() == all[1].group());
    deliver_all();
    BOOST_TEST(transport.mails.back().subject == "You already have an account");
    BOOST_CHECK(owner.get("/profile").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(who_has_just_asked_for_the_mail_again_is_not_purged) {
    const auto id = newest("ade@example.org").id;
    clock.advance(sign_up_lifetime - std::chrono::minutes(1));
    log_in(browser, "ade@example.org");
    browser.get("/unconfirmed");
    browser.post("/resend", {});
    clock.advance(std::chrono::hours(1));
    store.rows().accounts.purge_pending(sign_up_lifetime, 100);
    BOOST_TEST(store.rows().accounts.find(id).has_value());
}

BOOST_AUTO_TEST_CASE(a_locked_sign_up_gets_no_mail) {
    store.rows().accounts.lock(newest("ade@example.org").id);
    transport.mails.clear();
    deliver_all();
    BOOST_TEST(transport.mails.empty());
}

BOOST_AUTO_TEST_CASE(a_link_that_was_judged_before_the_correction_confirms_nothing) {
    // Both at once: the old link is followed while the address becomes somebody else's.
    const auto account = newest("ade@example.org");
    const auto id = core::SessionId::parse(browser.cookies.at("__Host-gatepost"));
    const auto session = worker.sessions.find(id->digest()).value();
    correct("victim@example.org", "correct horse");
    const auto result = accounts().confirm(session, links.confirm.make(account, clock.now()), {});
    BOOST_CHECK(result.outcome == core::Confirmation::invalid);
    BOOST_TEST(!newest("victim@example.org").confirmed_at.has_value());
}

BOOST_AUTO_TEST_CASE(somebody_confirmed_corrects_nothing) {
    browser.follow(browser.get(confirm_path(newest("ade@example.org"))));
    browser.get("/profile");
    const auto answer =
        browser.post("/unconfirmed", {{"email", "eve@example.org"}, {"current", "correct horse"}});
    BOOST_TEST(answer.header("Location") == "/");
    BOOST_TEST(store.rows().accounts.find_all(*core::Email::parse("eve@example.org")).empty());
}

BOOST_AUTO_TEST_CASE(somebody_who_did_not_sign_up_deletes_it) {
    deliver_all();
    const auto link = link_of_newest("/decline/");
    Browser stranger(worker);
    for (int look = 0; look < 2; ++look) {
        BOOST_TEST(contains(stranger.get(link), "ade@example.org"));
        stranger.head(link);
    }
    BOOST_CHECK(browser.get("/unconfirmed").status == Status::ok);  // looking changes nothing
    const auto done = stranger.follow(stranger.post(link, {}));
    BOOST_TEST(contains(done, "The sign-up has been deleted."));
    BOOST_TEST(store.rows().accounts.list(core::AccountId{0}, 10).empty());
    BOOST_CHECK(browser.get("/unconfirmed").status == Status::see_other);
    BOOST_TEST(!contains(stranger.get(link), "Delete this sign-up"));  // a second time
    BOOST_TEST(stranger.post(link, {}).header("Location") == "/");
}

BOOST_AUTO_TEST_CASE(nothing_else_can_be_declined) {
    deliver_all();
    const auto link = link_of_newest("/decline/");
    const auto account = newest("ade@example.org");
    Browser stranger(worker);
    for (const auto& token : {std::string("x"), links.confirm.make(account, clock.now()).text(),
                              links.reset.make(account, clock.now(), 1).text()})
        BOOST_TEST(stranger.get("/decline/" + token).header("Location") == "/");
    stranger.get(link);
    browser.follow(browser.get(confirm_path(account)));
    BOOST_TEST(stranger.post(link, {}).header("Location") == "/");
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(a_link_to_decline_lives_as_long_as_the_sign_up) {
    deliver_all();
    const auto link = link_of_newest("/decline/");
    clock.advance(sign_up_lifetime);
    BOOST_CHECK(Browser(worker).get(link).status == Status::ok);
    clock.advance(std::chrono::seconds(1));
    BOOST_TEST(Browser(worker).get(link).header("Location") == "/");
}

BOOST_AUTO_TEST_CASE(the_forgotten_are_reminded_once_and_then_purged) {
    Browser owner(worker), rival(worker);
    sign_up_confirmed(owner, "owned@example.org");
    sign_up(rival, "owned@example.org", "the rival's own");
    deliver_all();
    const auto mails = transport.mails.size();
    const auto round = [&] {
        core::remind_forgotten(store, std::chrono::hours(24), 100);
        store.rows().accounts.purge_pending(sign_up_lifetime, 100);
        deliver_all();
    };
    round();
    BOOST_TEST(transport.mails.size() == mails);
    clock.advance(std::chrono::hours(25));
    round();
    round();
    // Nobody is told twice that an account exists.
    BOOST_REQUIRE_EQUAL(transport.mails.size(), mails + 1);
    BOOST_TEST(transport.recipients.back() == "ade@example.org");
    BOOST_TEST(transport.mails.back().subject == "Reminder: please confirm your email");
    clock.advance(sign_up_lifetime - std::chrono::hours(25));
    round();
    BOOST_TEST(store.rows().accounts.list(core::AccountId{0}, 10).size() == 3U);
    clock.advance(std::chrono::seconds(1));
    round();
    BOOST_TEST(store.rows().accounts.list(core::AccountId{0}, 10).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
