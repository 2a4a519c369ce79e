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
    events.append_by({}, ann, EventKind::account_locked);
    events.append(ann, EventKind::signed_up, {});
    world.advance(24h * 7);
    BOOST_TEST(events.purge(24h * 7, 10) == 0u);
    events.append(ann, EventKind::logged_in, {});
    world.advance(1us);
    BOOST_TEST(events.purge(24h * 7, 1) == 1u);
    BOOST_TEST(events.purge(24h * 7, 10) == 1u);
    BOOST_TEST(events.newest(ann, 10).size() == 1u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_event_outlives_its_account_without_where_it_was_done, World,
                              Worlds) {
    World world;
    auto& events = world.rows().events;
    const auto ann = sign_up(world.rows());
    const auto root = sign_up(world.rows(), "root@example.org");
    const core::Client anns{"192.0.2.1", "curl/8"};
    const core::Client roots{"192.0.2.2", "Firefox"};
    events.append(ann, EventKind::signed_up, anns);
    events.append_by({root, roots}, ann, EventKind::account_locked);
    events.append_by({std::nullopt, {"", "a command"}}, ann, EventKind::account_unlocked);
    events.append(root, EventKind::logged_in, roots);

    BOOST_TEST(world.rows().accounts.remove_pending(ann));
    const auto of_ann = events.newest(ann, 10);
    BOOST_REQUIRE_EQUAL(of_ann.size(), 3U);
    BOOST_TEST(of_ann[0].client.user_agent == "a command");
    BOOST_TEST(of_ann[1].client.address == roots.address);
    BOOST_TEST((of_ann[2].kind == EventKind::signed_up));
    BOOST_TEST((of_ann[2].happened_at == world.now()));
    BOOST_TEST(of_ann[2].client.address.empty());
    BOOST_TEST(of_ann[2].client.user_agent.empty());

    BOOST_TEST(world.rows().accounts.remove_pending(root));
    const auto by_root = events.newest(ann, 10).at(1);
    BOOST_TEST((by_root.kind == EventKind::account_locked));
    BOOST_TEST(by_root.client.address.empty());
    BOOST_TEST(by_root.client.user_agent.empty());
    BOOST_TEST(events.newest(root, 10).at(0).client.address.empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(who_did_what_to_whom_is_kept_and_goes_with_the_account, World,
                              Worlds) {
    World world;
    auto& events = world.rows().events;
    const auto ann = sign_up(world.rows());
    const auto root = sign_up(world.rows(), "root@example.org");
    const core::EventChange change{"ann@example.org", "änn@example.org"};
    events.append_by({root, {"192.0.2.2", "Firefox", "a1b2"}}, ann, EventKind::address_changed,
                     change);
    events.append_by({std::nullopt, {"", "a command"}}, std::nullopt, EventKind::test_mail_sent,
                     {"", std::string(320, 'x')});

    const auto all = events.past(core::EventId{0}, 10);
    BOOST_REQUIRE_EQUAL(all.size(), 2U);
    BOOST_TEST((all[0].actor == root && all[0].account == ann));
    BOOST_TEST(all[0].client.request_id == "a1b2");
    BOOST_TEST(all[0].change.before == change.before);
    BOOST_TEST(all[0].change.after == change.after);
    BOOST_TEST(core::is_by_administrator(all[0]));
    BOOST_TEST((!all[1].actor && !all[1].account));
    BOOST_TEST(all[1].change.after == std::string(320, 'x'));

    BOOST_TEST(world.rows().accounts.remove_pending(ann));
    const auto after = events.past(core::EventId{0}, 1).at(0);
    BOOST_TEST(after.change.before.empty());
    BOOST_TEST(after.change.after.empty());
    BOOST_TEST((after.kind == EventKind::address_changed && after.actor == root));
    BOOST_TEST(after.client.address == "192.0.2.2");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(they_are_found_by_account_kind_and_time, World, Worlds) {
    World world;
    auto& events = world.rows().events;
    const auto ann = sign_up(world.rows());
    const auto bob = sign_up(world.rows(), "bob@example.org");
    const auto start = world.now();
    events.append(ann, EventKind::signed_up, {});
    events.append(bob, EventKind::signed_up, {});
    world.advance(2h);
    events.append(ann, EventKind::logged_in, {});
    world.advance(1us);
    events.append(bob, EventKind::logged_in, {});
    const auto count = [&](const core::EventFilter& filter) {
        return events.newest(filter, std::nullopt, 10).size();
    };
    BOOST_TEST(count({}) == 4U);
    BOOST_TEST(count({.account = ann}) == 2U);
    BOOST_TEST(count({.kind = EventKind::signed_up}) == 2U);
    BOOST_TEST(count({.account = bob, .kind = EventKind::logged_in}) == 1U);
    BOOST_TEST(count({.since = start}) == 4U);
    BOOST_TEST(count({.since = start + 1us}) == 2U);
    BOOST_TEST(count({.since = world.now()}) == 1U);
    BOOST_TEST(count({.since = world.now() + 1us}) == 0U);
    BOOST_TEST(count({.kind = EventKind::signed_up, .since = start + 1us}) == 0U);

    const auto newest = events.newest({}, std::nullopt, 3);
    BOOST_REQUIRE_EQUAL(newest.size(), 3U);
    const auto rest = events.newest({}, newest.back().id, 3);
    BOOST_REQUIRE_EQUAL(rest.size(), 1U);
    BOOST_TEST((rest[0].kind == EventKind::signed_up && rest[0].account == ann));
    BOOST_TEST(events.past(newest.back().id, 10).size() == 2U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_event_needs_no_account_that_is_there, World, Worlds) {
    World world;
    const core::AccountId gone{999};
    world.store().transact(
        [&](core::Rows rows) { rows.events.append(gone, EventKind::logged_out, {}); });
    BOOST_TEST(world.rows().events.newest(gone, 10).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
