#include <boost/test/unit_test.hpp>

#include "samples.h"
#include "worlds.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(deletion_rows_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(an_account_goes_when_its_time_has_come, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto ann = sign_up(rows);
    const auto bob = sign_up(rows, "bob@example.org");
    BOOST_TEST(!rows.accounts.find(ann)->account.deletes_at.has_value());
    rows.deletions.begin(ann, 24h);
    BOOST_TEST((rows.accounts.find(ann)->account.deletes_at == world.now() + 24h));
    BOOST_TEST((rows.accounts.find_all(email()).at(0).account.deletes_at == world.now() + 24h));
    BOOST_TEST(!rows.accounts.find(bob)->account.deletes_at.has_value());
    world.advance(24h - 1us);
    BOOST_TEST(rows.deletions.purge(10) == 0u);
    world.advance(1us);
    BOOST_TEST(rows.deletions.purge(10) == 1u);
    BOOST_TEST(!rows.accounts.find(ann).has_value());
    BOOST_TEST(rows.accounts.find(bob).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(all_that_is_of_an_account_goes_with_it, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto ann = sign_up(rows);
    rows.sessions.insert(digest(), ann, false, lifetime);
    rows.outbox.enqueue(mail_to(ann));
    rows.groups.add(ann, group());
    rows.events.append(ann, core::EventKind::signed_up, {});
    const auto change = rows.changes.insert(ann, email(), email("b@example.org"), hash());
    rows.deletions.begin(ann, 1s);
    world.advance(1s);
    BOOST_TEST(rows.deletions.purge(10) == 1u);
    BOOST_TEST(!rows.sessions.find(digest()).has_value());
    BOOST_TEST(rows.outbox.list(true, 10).empty());
    BOOST_TEST(rows.groups.list().empty());
    BOOST_TEST(rows.events.newest(ann, 10).empty());
    BOOST_TEST(!rows.changes.find(change).has_value());
    // The address is free again.
    BOOST_TEST(rows.accounts.find_all(email()).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(who_changes_their_mind_stays, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto ann = sign_up(rows);
    rows.deletions.begin(ann, 1h);
    rows.deletions.cancel(ann);
    BOOST_TEST(!rows.accounts.find(ann)->account.deletes_at.has_value());
    world.advance(2h);
    BOOST_TEST(rows.deletions.purge(10) == 0u);
    // An account that is not there does not matter.
    rows.deletions.begin(core::AccountId{7777}, 1h);
    rows.deletions.cancel(core::AccountId{7777});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(no_more_go_at_once_than_asked_for, World, Worlds) {
    World world;
    const auto rows = world.rows();
    for (const char* name : {"a@example.org", "b@example.org", "c@example.org"})
        rows.deletions.begin(sign_up(rows, name), 1s);
    world.advance(1s);
    BOOST_TEST(rows.deletions.purge(2) == 2u);
    BOOST_TEST(rows.deletions.purge(2) == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
