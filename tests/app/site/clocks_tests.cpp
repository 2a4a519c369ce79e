#include <boost/test/unit_test.hpp>

#include "fakes/csrf_field.h"
#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using core::MailStatus;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

/// This host, whose clock is a little behind the one of the host that answered until now.
struct Hosts : Post {
    Browser there{worker};

    void move_to_the_host_behind() { clock.advance(seconds(-4)); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(clocks_tests, Hosts)

BOOST_AUTO_TEST_CASE(a_link_that_the_couriers_clock_made_ahead_of_ours_confirms) {
    sign_up(browser, "ada@example.org");
    const auto link = newest_link("/confirm/");
    move_to_the_host_behind();
    BOOST_TEST(contains(browser.follow(browser.get(link)), "You have confirmed your account."));
}

BOOST_AUTO_TEST_CASE(so_does_every_other_link) {
    sign_up_confirmed(browser, "ada@example.org");
    deliver_all();
    there.get("/forgot");
    there.post("/forgot", {{"email", "ada@example.org"}});
    const auto reset = newest_link("/reset/");
    move_to_the_host_behind();
    BOOST_TEST(contains(there.get(reset), "name=\"password\""));
}

BOOST_AUTO_TEST_CASE(a_notice_of_another_host_is_shown) {
    const auto answer = sign_up(browser, "ada@example.org");
    move_to_the_host_behind();
    BOOST_TEST(contains(browser.follow(answer), "A confirmation email has been sent."));
}

BOOST_AUTO_TEST_CASE(a_device_that_another_host_has_just_seen_is_known) {
    sign_up_confirmed(browser, "ada@example.org");
    deliver_all();
    const auto before = transport.mails.size();
    browser.get("/");
    browser.post("/logout", {});
    move_to_the_host_behind();
    log_in(browser, "ada@example.org");
    deliver_all();
    BOOST_TEST(transport.mails.size() == before);
}

BOOST_AUTO_TEST_CASE(returns_are_counted_across_hosts) {
    const auto asked_at = clock.now();
    const auto first = gate.returns().make(3, "wiki.test", clock.now());
    move_to_the_host_behind();
    BOOST_TEST(gate.returns().next(first, "wiki.test", asked_at, clock.now()) == 4);
}

BOOST_AUTO_TEST_CASE(a_ticket_of_another_host_is_good) {
    const app::Ticket ticket{{std::string(32, 'd')}, {{"wiki.test", "/"}, "entry"}, clock.now()};
    const auto text = gate.make_ticket(ticket);
    move_to_the_host_behind();
    const auto opened = gate.open_ticket(text, "wiki.test");
    BOOST_REQUIRE(opened.has_value());
    BOOST_TEST(app::Gate::is_fresh(*opened, clock.now()));
}

BOOST_AUTO_TEST_CASE(what_is_from_further_ahead_is_refused) {
    sign_up(browser, "ada@example.org");
    const auto link = newest_link("/confirm/");
    clock.advance(seconds(-10));
    BOOST_TEST(!contains(browser.follow(browser.get(link)), "You have confirmed your account."));
}

BOOST_AUTO_TEST_CASE(a_mail_is_given_up_by_the_databases_clock_alone) {
    fakes::FakeClock astray(clock.now() + hours(24 * 365));
    core::Dispatcher its({"courier-2", base_url, seconds(60), hours(24)});
    core::Courier elsewhere(store, links, renderer, transport, astray, random, its);
    sign_up(browser, "ada@example.org");
    transport.error = "exit 75";
    BOOST_TEST(elsewhere.deliver_next());
    BOOST_CHECK(entry().status == MailStatus::queued);

    astray.advance(-hours(24 * 365 * 2));
    clock.advance(hours(25));
    BOOST_TEST(elsewhere.deliver_next());
    BOOST_CHECK(entry().status == MailStatus::failed);
}

BOOST_AUTO_TEST_SUITE_END()
