#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;

namespace {

/// The limits as they are shipped, and a courier that keeps them.
struct Bombed : Post {
    core::Dispatcher strict{{"courier-2", base_url, 60s, 24h, core::Limits{}}};
    core::Courier shipped{store, links, renderer, transport, clock, random, strict};

    static std::string network(int number) { return "198.51.100." + std::to_string(number); }
    void sign_up_from(const std::string& client, const std::string& email = "ada@example.org") {
        Browser stranger(worker);
        stranger.client_address = client;
        sign_up(stranger, email, "password of " + client);
    }
    /// With another password, so another sign-up.
    void sign_up_again_from(const std::string& client) {
        Browser stranger(worker);
        stranger.client_address = client;
        sign_up(stranger, "ada@example.org", "another one of " + client);
    }
    void ask_from(const std::string& client) {
        Browser stranger(worker);
        stranger.client_address = client;
        stranger.get("/forgot");
        stranger.post("/forgot", {{"email", "ada@example.org"}});
    }
    /// How many mails go now.
    std::size_t delivered() {
        transport.mails.clear();
        while (shipped.deliver_next()) {
        }
        return transport.mails.size();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(mail_budget_tests, Bombed)

BOOST_AUTO_TEST_CASE(a_mailbox_gets_six_an_hour_and_the_others_wait) {
    for (int i = 0; i < 50; ++i)
        sign_up_from(network(i));
    BOOST_TEST(delivered() == 6U);
    BOOST_TEST(delivered() == 0U);
    clock.advance(10min + 10s);
    BOOST_TEST(delivered() == 1U);
    clock.advance(9min);
    BOOST_TEST(delivered() == 0U);
}

BOOST_AUTO_TEST_CASE(the_last_one_is_for_a_network_that_caused_none_today) {
    for (int i = 0; i < 5; ++i)
        sign_up_from(network(i));
    BOOST_TEST(delivered() == 5U);
    sign_up_again_from(network(1));
    BOOST_TEST(delivered() == 0U);
    sign_up_from("203.0.113.1");
    BOOST_TEST(delivered() == 1U);
    // One more is there again, but not for the one that waits.
    clock.advance(10min + 10s);
    BOOST_TEST(delivered() == 0U);
    sign_up_from("203.0.113.2");
    BOOST_TEST(delivered() == 1U);
    clock.advance(20min + 30s);
    BOOST_TEST(delivered() == 1U);
}

BOOST_AUTO_TEST_CASE(of_those_that_wait_the_newest_goes_first) {
    for (int i = 0; i < 50; ++i)
        sign_up_from(network(i));
    delivered();
    clock.advance(5min);
    delivered();
    Browser owner(worker);
    owner.client_address = "203.0.113.1";
    sign_up(owner, "ada@example.org");
    BOOST_TEST(delivered() == 0U);
    clock.advance(5min + 6s);
    BOOST_REQUIRE(delivered() == 1U);
    const auto link = link_in(transport.mails.back().text, base_url + "/confirm/");
    owner.follow(owner.get(link.substr(base_url.size())));
    BOOST_CHECK(owner.get("/profile").status == http::Status::ok);
}

BOOST_AUTO_TEST_CASE(and_twenty_at_once_a_day) {
    for (int i = 0; i < 60; ++i)
        sign_up_from(network(i));
    std::size_t sent = delivered();
    for (int minutes = 0; minutes < 23 * 60; minutes += 10) {
        clock.advance(10min);
        sent += delivered();
    }
    BOOST_TEST(sent <= 20U + 23 * 60 / 72);
    BOOST_TEST(sent >= 20U + 23 * 60 / 72 - 1);  // those that waited go a little later
    // What has waited for a day is given up, and nobody piles up mails.
    clock.advance(2h);
    delivered();
    for (const auto& entry : store.rows().outbox.list(false, 100))
        BOOST_CHECK(entry.status == core::MailStatus::failed);
}

BOOST_AUTO_TEST_CASE(a_network_causes_three_an_hour_and_no_other_mailbox_is_touched) {
    for (int i = 0; i < 5; ++i) {
        Browser stranger(worker);
        stranger.client_address = network(1);
        sign_up(stranger, "ada@example.org", "password number " + std::to_string(i));
    }
    BOOST_TEST(delivered() == 3U);
    sign_up_from(network(1), "eve@example.org");
    BOOST_TEST(delivered() == 1U);
    sign_up_from(network(2));
    BOOST_TEST(delivered() == 1U);
}

BOOST_AUTO_TEST_CASE(an_ipv6_64_is_one_network) {
    for (int i = 0; i < 5; ++i)
        sign_up_from("2001:db8::" + std::to_string(i + 1));
    BOOST_TEST(delivered() == 3U);
}

BOOST_AUTO_TEST_CASE(of_resets_two_go_and_then_one_as_soon_as_the_newest_is_half_through) {
    sign_up_confirmed(browser, "ada@example.org");
    delivered();
    for (int i = 0; i < 50; ++i)
        ask_from(network(i));
    BOOST_TEST(delivered() == 2U);
    const auto link = link_in(transport.mails.back().text, base_url + "/reset/");
    ask_from("203.0.113.1");
    BOOST_TEST(delivered() == 0U);
    BOOST_CHECK(Browser(worker).get(link.substr(base_url.size())).status == http::Status::ok);

    clock.advance(30min);
    for (int i = 100; i < 150; ++i)
        ask_from(network(i));
    BOOST_TEST(delivered() == 1U);
    BOOST_TEST(delivered() == 0U);
}

BOOST_AUTO_TEST_CASE(whatever_strangers_do_a_reset_link_works_at_any_time) {
    sign_up_confirmed(browser, "ada@example.org");
    std::string newest;
    std::size_t sent = 0;
    for (int i = 0; i < 200; ++i) {
        ask_from(network(i));
        sent += delivered();
        if (!transport.mails.empty())
            newest =
                link_in(transport.mails.back().text, base_url + "/reset/").substr(base_url.size());
        BOOST_CHECK(Browser(worker).get(newest).status == http::Status::ok);
        clock.advance(3min);
    }
    BOOST_TEST(sent <= 2U + 10 * 4);
}

BOOST_AUTO_TEST_CASE(bombed_by_sign_ups_an_owner_still_resets) {
    sign_up_confirmed(browser, "ada@example.org");
    for (int i = 0; i < 50; ++i)
        sign_up_from(network(i));
    delivered();
    ask_from("203.0.113.1");
    BOOST_TEST(delivered() == 1U);
    BOOST_TEST(transport.mails.back().subject == "Set a new password");
}

BOOST_AUTO_TEST_CASE(a_neighbour_keeps_no_reset_from_its_owner) {
    sign_up_confirmed(browser, "ada@example.org");
    delivered();
    for (int i = 0; i < 5; ++i) {
        Browser stranger(worker);
        stranger.client_address = network(1);
        sign_up(stranger, "ada@example.org", "password number " + std::to_string(i));
    }
    delivered();
    ask_from(network(1));
    BOOST_TEST(delivered() == 1U);
    BOOST_TEST(transport.mails.back().subject == "Set a new password");
    ask_from(network(1));
    BOOST_TEST(delivered() == 0U);
}

BOOST_AUTO_TEST_CASE(a_mailbox_whose_account_is_going_is_not_bombed_either) {
    sign_up_confirmed(browser, "ada@example.org");
    delivered();
    store.rows().deletions.begin(newest("ada@example.org").id, 24h * 7);
    std::size_t sent = 0;
    for (int i = 0; i < 50; ++i) {
        ask_from(network(i));
        sign_up_from(network(i));
        sent += delivered();
    }
    BOOST_TEST(sent <= 6U + 2U);
}

BOOST_AUTO_TEST_CASE(notices_are_outside_of_it) {
    sign_up_confirmed(browser, "ada@example.org");
    for (int i = 0; i < 50; ++i)
        sign_up_from(network(i));
    delivered();
    for (int i = 0; i < 12; ++i) {
        Browser device(worker);
        device.client_address = network(1);
        log_in(device, "ada@example.org");
    }
    BOOST_TEST(delivered() == 12U);
}

BOOST_AUTO_TEST_CASE(what_could_not_be_sent_costs_nothing) {
    sign_up_from(network(1));
    transport.error = "no space left";
    for (int i = 0; i < 10; ++i) {
        BOOST_TEST(delivered() == 0U);
        clock.advance(2h);  // longer than it waits after any failure
    }
    transport.error.clear();
    BOOST_TEST(delivered() == 1U);
}

BOOST_AUTO_TEST_CASE(a_mailbox_is_reminded_once) {
    for (int i = 0; i < 5; ++i)
        sign_up_from(network(i));
    BOOST_TEST(delivered() == 5U);
    clock.advance(25h);
    core::remind_forgotten(store, 24h, 100);
    BOOST_TEST(store.rows().outbox.list(false, 100).size() == 5U);
    BOOST_TEST(delivered() == 1U);
}

BOOST_AUTO_TEST_CASE(nobody_is_reminded_unless_it_is_chosen) {
    sign_up_from(network(1));
    delivered();
    clock.advance(25h);
    core::remind_forgotten(store, 0s, 100);
    BOOST_TEST(delivered() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
