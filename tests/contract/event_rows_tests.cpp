#include <boost/test/unit_test.hpp>

#include "samples.h"
#include "worlds.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;
using core::EventKind;

BOOST_AUTO_TEST_SUITE(event_rows_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(an_account_has_its_newest_events_newest_first, World, Worlds) {
    World world;
    auto& events = world.rows().events;
    const auto ann = sign_up(world.rows());
    const auto bob = sign_up(world.rows(), "bob@example.org");
    events.append(ann, EventKind::signed_up, {"192.0.2.1", "curl/8"});
    events.append(bob, EventKind::signed_up, {});
    events.append(std::nullopt, EventKind::logged_out, {});
    world.advance(1h);
    events.append(ann, EventKind::logged_in, {"2001:db8::1", std::string(255, 'x')});

    const auto all = events.newest(ann, 10);
    BOOST_REQUIRE_EQUAL(all.size(), 2u);
    BOOST_TEST((all[0].kind == EventKind::logged_in));
    BOOST_TEST((all[0].happened_at == world.now()));
    BOOST_TEST(all[0].client.address == "2001:db8::1");
    BOOST_TEST(all[0].client.user_agent == std::string(255, 'x'));
    BOOST_TEST((all[1].kind == EventKind::signed_up));
    BOOST_TEST((all[1].happened_at == world.now() - 1h));
    BOOST_TEST(events.newest(ann, 1).size() == 1u);
    BOOST_TEST(events.newest(core::AccountId{999}, 10).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(every_kind_is_kept_by_its_name, World, Worlds) {
    World world;
    const auto ann = sign_up(world.rows());
    int kinds = 0;
    for (; !core::to_string(EventKind{kinds}).empty(); ++kinds)
        world.rows().events.append(ann, EventKind{kinds}, {});
    BOOST_TEST(kinds > static_cast<int>(EventKind::account_unlocked));
    const auto all = world.rows().events.newest(ann, 100);
    BOOST_REQUIRE_EQUAL(all.size(), static_cast<std::size_t>(kinds));
    BOOST_TEST((all.front().kind == EventKind{kinds - 1}));
    BOOST_TEST((all.back().kind == EventKind::signed_up));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_purge_takes_the_old_ones, World, Worlds) {
    World world;
    auto& events = world.rows().events;
    const auto ann = sign_up(world.rows());
    events.append(std::nullopt, EventKind::logged_out, {});
    events.append(ann, EventKind::signed_up, {});
    world.advance(1h);
    BOOST_TEST(events.purge(1h, 10) == 0u);
    events.append(ann, EventKind::logged_in, {});
    world.advance(1us);
    BOOST_TEST(events.purge(1h, 1) == 1u);
    BOOST_TEST(events.purge(1h, 10) == 1u);
    BOOST_TEST(events.newest(ann, 10).size() == 1u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_event_of_an_account_that_is_gone_is_gone_too, World, Worlds) {
    World world;
    auto& events = world.rows().events;
    const auto ann = sign_up(world.rows());
    events.append(ann, EventKind::signed_up, {});
    BOOST_TEST(world.rows().accounts.remove_pending(ann));
    events.append(ann, EventKind::logged_out, {});
    events.append(core::AccountId{999}, EventKind::logged_out, {});
    world.store().transact([&](core::Rows rows) {
        rows.events.append(ann, EventKind::logged_out, {});
        rows.events.append(std::nullopt, EventKind::logged_out, {});
    });
    BOOST_TEST(events.newest(ann, 10).empty());
    world.advance(1h);
    BOOST_TEST(events.purge(1s, 10) == 1u);  // that of nobody
}

BOOST_AUTO_TEST_SUITE_END()
