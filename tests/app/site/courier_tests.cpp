#include "core/courier.h"

#include <boost/test/unit_test.hpp>

#include "fakes/captured_log.h"
#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using core::MailStatus;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

/// Another store, as long as it is not away.
class AwayStore final : public core::Store {
  public:
    explicit AwayStore(core::Store& real) : real_(real) {}

    core::Rows rows() override {
        is_away = is_away || answers-- == 0;
        if (is_away) throw core::StoreUnavailable("away");
        return real_.rows();
    }
    void transact(const std::function<void(core::Rows)>& work) override {
        if (is_away) throw core::StoreUnavailable("away");
        real_.transact(work);
    }
    core::StoreState state() override {
        return !is_away ? core::StoreState::ready : core::StoreState::away;
    }

    bool is_away = false;
    int answers = -1;  ///< until it goes away; fewer than none: never

  private:
    core::Store& real_;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(courier_tests, Post)

BOOST_AUTO_TEST_CASE(delivers_a_mail_whose_link_confirms) {
    sign_up(browser, "Ada@Example.org");
    BOOST_TEST(courier.deliver_next());
    BOOST_TEST(!courier.deliver_next());
    BOOST_REQUIRE(transport.mails.size() == 1U);
    const auto& mail = transport.mails[0];
    BOOST_TEST(transport.recipients[0] == "Ada@example.org");
    BOOST_TEST(mail.subject == "Please confirm your email");
    const auto link = link_in(mail.text, base_url + "/confirm/");
    BOOST_TEST(link == link_in(mail.html, base_url + "/confirm/"));
    const auto page = browser.follow(browser.get(link.substr(base_url.size())));
    BOOST_TEST(contains(page, "You have confirmed your account. Thanks!"));
    BOOST_CHECK(entry().status == MailStatus::sent);
}

BOOST_AUTO_TEST_CASE(a_mail_keeps_its_identity_however_often_it_is_sent) {
    sign_up(browser, "ada@example.org");
    transport.dies_after = true;
    courier.deliver_next();
    clock.advance(minutes(10));
    transport.dies_after = false;
    deliver_all();
    browser.get("/unconfirmed");
    browser.post("/resend", {});
    clock.advance(minutes(10));
    deliver_all();
    BOOST_REQUIRE(transport.identities.size() == 3U);
    BOOST_TEST(transport.identities[0] == transport.identities[1]);
    BOOST_TEST(transport.identities[0] != transport.identities[2]);
}

// Which of the two a mail program shows is its own choice.
BOOST_AUTO_TEST_CASE(both_copies_of_a_reset_mail_work_and_older_mails_too) {
    sign_up_confirmed(browser, "ada@example.org");
    Browser visitor(worker);
    const auto ask = [&] {
        visitor.get("/forgot");
        visitor.post("/forgot", {{"email", "ada@example.org"}});
    };
    ask();
    const auto older = newest_link("/reset/");
    clock.advance(minutes(1));
    ask();
    transport.dies_after = true;
    courier.deliver_next();
    const auto first = link_in(transport.mails.back().text, base_url + "/reset/");
    clock.advance(minutes(10));
    transport.dies_after = false;
    const auto second = newest_link("/reset/");
    BOOST_TEST(first != base_url + second);
    for (const auto& link : {older, first.substr(base_url.size()), second})
        BOOST_TEST(contains(visitor.get(link), "name=\"password\""));
}

BOOST_AUTO_TEST_CASE(the_link_lives_from_its_sending_not_from_its_queueing) {
    sign_up(browser, "ada@example.org");
    clock.advance(hours(5));
    courier.deliver_next();
    clock.advance(minutes(59));
    log_in(browser, "ada@example.org");
    const auto link = link_in(transport.mails.at(0).text, base_url + "/confirm/");
    BOOST_TEST(
        contains(browser.follow(browser.get(link.substr(base_url.size()))), "You have confirmed"));
}

BOOST_AUTO_TEST_CASE(the_owner_of_an_address_gets_no_confirm_link) {
    sign_up_confirmed(browser, "ada@example.org");
    courier.deliver_next();
    Browser stranger(worker);
    sign_up(stranger, "ADA@example.org", "stranger's own");
    courier.deliver_next();
    BOOST_REQUIRE(transport.mails.size() == 2U);
    BOOST_TEST(transport.recipients[1] == "ada@example.org");
    const auto& mail = transport.mails[1];
    BOOST_TEST(mail.subject == "You already have an account");
    BOOST_TEST(mail.text.find("/confirm/") == std::string::npos);
    BOOST_TEST(mail.html.find("/confirm/") == std::string::npos);
    BOOST_TEST(mail.text.find(base_url + "/login") != std::string::npos);
    BOOST_TEST(mail.text.find(base_url + "/forgot") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_refused_mail_comes_back_later_and_later_for_a_day_and_stays_visible) {
    sign_up(browser, "ada@example.org");
    transport.error = "exit 75";
    int attempts = 0;
    const auto start = clock.now();
    while (entry().status == MailStatus::queued) {
        if (courier.deliver_next()) {
            ++attempts;
            BOOST_TEST(!courier.deliver_next());
        }
        BOOST_REQUIRE(clock.now() - start < hours(26));
        clock.advance(seconds(10));
    }
    BOOST_CHECK(entry().status == MailStatus::failed);
    BOOST_CHECK(clock.now() - start >= hours(24));
    BOOST_TEST(attempts > 20);
    BOOST_TEST(attempts < 50);
    BOOST_TEST(entry().last_error == "exit 75");

    transport.error.clear();
    BOOST_TEST(!courier.deliver_next());
    BOOST_TEST(store.rows().outbox.retry_now(std::nullopt) == 1U);
    BOOST_TEST(courier.deliver_next());
    BOOST_TEST(transport.mails.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_mail_that_fails_by_an_exception_waits_its_turn_like_any_other) {
    sign_up(browser, "ada@example.org");
    transport.broken = true;
    BOOST_TEST(courier.deliver_next());
    BOOST_TEST(!courier.deliver_next());
    BOOST_TEST(entry().last_error == "out of descriptors");
    transport.broken = false;
    clock.advance(minutes(1));
    BOOST_TEST(courier.deliver_next());
    BOOST_TEST(transport.mails.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_retried_mail_still_says_when_it_was_asked_for) {
    sign_up(browser, "ada@example.org");
    clock.advance(hours(72));
    store.rows().outbox.retry_now(std::nullopt);
    courier.deliver_next();
    BOOST_TEST(transport.mails.at(0).text.find("2 January 2026") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_dead_couriers_mail_is_another_ones_after_the_lease) {
    sign_up(browser, "ada@example.org");
    BOOST_TEST(store.rows().outbox.lease("dead courier", seconds(60), 1).size() == 1U);
    BOOST_TEST(!courier.deliver_next());
    clock.advance(seconds(61));
    BOOST_TEST(courier.deliver_next());
    BOOST_TEST(transport.mails.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_mail_that_was_sent_while_the_database_went_away_is_not_sent_again) {
    AwayStore database(store);
    core::Dispatcher others({"courier-2", base_url, seconds(60), hours(24)});
    core::Courier sender(database, links, renderer, transport, clock, random, others);
    sign_up(browser, "ada@example.org");
    transport.meanwhile = [&] { database.is_away = true; };
    BOOST_CHECK_THROW(sender.deliver_next(), core::StoreUnavailable);
    BOOST_TEST(transport.mails.size() == 1U);
    BOOST_CHECK_THROW(sender.deliver_next(), core::StoreUnavailable);
    BOOST_CHECK_THROW(sender.settle(), core::StoreUnavailable);
    BOOST_CHECK(entry().status == MailStatus::queued);

    transport.meanwhile = nullptr;
    database.is_away = false;
    clock.advance(minutes(10));  // longer than the lease
    BOOST_TEST(!sender.deliver_next());
    BOOST_CHECK(entry().status == MailStatus::sent);
    BOOST_TEST(!courier.deliver_next());
    BOOST_TEST(transport.mails.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_mail_that_was_taken_when_the_database_went_away_is_due_when_it_is_back) {
    AwayStore database(store);
    core::Dispatcher others({"courier-2", base_url, seconds(60), hours(24)});
    core::Courier sender(database, links, renderer, transport, clock, random, others);
    sign_up(browser, "ada@example.org");
    database.answers = 1;  // enough to lease it
    BOOST_CHECK_THROW(sender.deliver_next(), core::StoreUnavailable);
    BOOST_TEST(!courier.deliver_next());
    BOOST_CHECK_THROW(sender.deliver_next(), core::StoreUnavailable);
    database.is_away = false;
    BOOST_TEST(sender.deliver_next());
    BOOST_TEST(transport.mails.size() == 1U);
}

BOOST_AUTO_TEST_CASE(nor_is_one_that_was_refused_tried_too_soon) {
    AwayStore database(store);
    core::Dispatcher others({"courier-2", base_url, seconds(60), hours(24)});
    core::Courier sender(database, links, renderer, transport, clock, random, others);
    sign_up(browser, "ada@example.org");
    transport.error = "exit 75";
    transport.meanwhile = [&] { database.is_away = true; };
    BOOST_CHECK_THROW(sender.deliver_next(), core::StoreUnavailable);
    database.is_away = false;
    sender.settle();
    sender.settle();
    BOOST_TEST(entry().last_error == "exit 75");
    BOOST_TEST(!sender.deliver_next());
}

// Of one process: what came of its lease does not matter.
BOOST_AUTO_TEST_CASE(what_one_courier_has_sent_and_not_told_no_other_takes) {
    AwayStore database(store);
    core::Dispatcher shared({.name = "courier-2", .base_url = base_url, .senders = 4});
    core::Courier first(database, links, renderer, transport, clock, random, shared);
    core::Courier second(store, links, renderer, transport, clock, random, shared);
    sign_up(browser, "ada@example.org");
    transport.meanwhile = [&] { database.is_away = true; };
    BOOST_CHECK_THROW(first.deliver_next(), core::StoreUnavailable);
    transport.meanwhile = nullptr;
    clock.advance(hours(1));  // longer than the lease
    BOOST_TEST(!second.deliver_next());
    BOOST_CHECK_THROW(first.settle(), core::StoreUnavailable);
    BOOST_TEST(!second.deliver_next());

    database.is_away = false;
    first.settle();
    BOOST_CHECK(entry().status == MailStatus::sent);
    BOOST_TEST(!second.deliver_next());
    BOOST_TEST(transport.mails.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_domain_has_half_of_the_couriers_at_most) {
    core::Dispatcher shared({.name = "courier-2", .base_url = base_url, .senders = 3});
    auto& outbox = store.rows().outbox;
    const auto queue = [&](const std::string& to) {
        outbox.enqueue(
            {core::MailKind::test_mail, std::nullopt, core::Email::parse(to).value(), ""});
    };
    for (const char* to : {"a@slow.example", "b@slow.example", "c@slow.example", "a@quick.example"})
        queue(to);
    auto one = shared.take(store);
    const auto two = shared.take(store);
    BOOST_TEST(two->intent.recipient.typed() == "b@slow.example");
    const auto three = shared.take(store);
    BOOST_TEST(three->intent.recipient.typed() == "a@quick.example");
    BOOST_TEST(!shared.take(store));
    one.reset();
    BOOST_TEST(shared.take(store)->intent.recipient.typed() == "c@slow.example");
}

BOOST_AUTO_TEST_CASE(one_alone_sends_to_every_domain) {
    core::Dispatcher alone({.name = "courier-2", .base_url = base_url, .senders = 1});
    sign_up(browser, "ada@example.org");
    BOOST_TEST((alone.take(store) != nullptr));
}

BOOST_AUTO_TEST_CASE(a_sign_up_goes_before_all_notices_that_are_queued) {
    for (int i = 0; i < 1000; ++i)
        store.rows().outbox.enqueue({core::MailKind::new_device, std::nullopt,
                                     core::Email::parse("bob@example.org").value(), "::1"});
    clock.advance(minutes(1));
    sign_up(browser, "ada@example.org");
    BOOST_TEST(courier.deliver_next());
    BOOST_REQUIRE(transport.recipients.size() == 1U);
    BOOST_TEST(transport.recipients[0] == "ada@example.org");
    BOOST_TEST(transport.mails[0].subject == "Please confirm your email");
}

// The mail server's log has the Message-ID. Neither log needs the address.
BOOST_AUTO_TEST_CASE(the_log_joins_with_the_mail_servers) {
    sign_up(browser, "ada@example.org");
    transport.error = "sendmail: exit 75";
    const auto refused = fakes::captured([&] { courier.deliver_next(); });
    BOOST_TEST(refused.find("mail not sent mail=1 attempt=1 domain=example.org "
                            "message_id=<0123@gatepost.test> error=\"sendmail: exit 75\"") !=
               refused.npos);
    transport.error.clear();
    clock.advance(minutes(1));
    const auto sent = fakes::captured([&] { courier.deliver_next(); });
    BOOST_TEST(sent.find("mail sent mail=1 kind=confirm_email attempt=2 domain=example.org "
                         "message_id=<0123@gatepost.test>") != sent.npos);
    BOOST_TEST((refused + sent).find("ada@") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_mail_that_nobody_needs_any_more_is_not_called_sent) {
    sign_up(browser, "ada@example.org");
    store.rows().accounts.lock(newest("ada@example.org").id);
    const auto log = fakes::captured([&] { deliver_all(); });
    BOOST_TEST(transport.mails.empty());
    BOOST_TEST(log.find("mail dropped: nobody is to be told any more mail=1") != log.npos);
    BOOST_TEST(log.find("mail sent") == log.npos);
}

BOOST_AUTO_TEST_CASE(delays_double_from_half_a_minute_to_an_hour_and_are_jittered) {
    for (std::uint32_t attempts = 0; attempts < 40; ++attempts) {
        const auto plain =
            std::min<long>(3600, 30L << std::min<std::uint32_t>(attempts ? attempts - 1 : 0, 20));
        const auto delay = core::retry_delay(attempts, random).count();
        BOOST_TEST(delay >= plain - plain / 4);
        BOOST_TEST(delay <= plain + plain / 4);
    }
    BOOST_CHECK(core::retry_delay(4'000'000'000U, random) <= seconds(4500));
}

BOOST_AUTO_TEST_SUITE_END()
