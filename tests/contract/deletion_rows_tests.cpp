#include <boost/test/unit_test.hpp>
#include <functional>
#include <iterator>
#include <map>
#include <sstream>

#include "base/clock.h"
#include "samples.h"
#include "worlds.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;
namespace raw = mysql::testing;

namespace {

/// Every table that holds something of accounts which goes with them.
std::vector<std::string> tables_of_accounts(core::Store& store) {
    std::istringstream names(raw::query(store,
                                        "SELECT GROUP_CONCAT(table_name SEPARATOR ' ')"
                                        " FROM information_schema.columns"
                                        " WHERE table_schema = DATABASE()"
                                        " AND column_name = 'account_id'"
                                        " AND table_name <> 'events'"));
    return {std::istream_iterator<std::string>(names), {}};
}

std::string rows_of(core::Store& store, const std::string& table, core::AccountId id) {
    return raw::query(store,
                      "SELECT COUNT(*) FROM " + table + " WHERE account_id = " + text_of(id));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(deletion_rows_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(an_account_goes_when_its_time_has_come, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto ann = sign_up(rows);
    const auto bob = sign_up(rows, "bob@example.org");
    BOOST_TEST(!rows.accounts.find(ann)->account.deletes_at.has_value());
    rows.deletions.begin(ann, 24h);
    BOOST_TEST((rows.accounts.find(ann)->account.deletes_at == world.now() + 24h));
    BOOST_TEST((rows.accounts.find_all(email()).at(0).deletes_at == world.now() + 24h));
    BOOST_TEST(!rows.accounts.find(bob)->account.deletes_at.has_value());
    world.advance(24h - 1us);
    BOOST_TEST(rows.deletions.purge(10).size() == 0u);
    world.advance(1us);
    BOOST_TEST(rows.deletions.purge(10).size() == 1u);
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
    rows.events.append(ann, core::EventKind::signed_up, {"192.0.2.1", "curl/8"});
    const auto change = rows.changes.insert(ann, email(), email("b@example.org"), hash());
    rows.deletions.begin(ann, 1s);
    world.advance(1s);
    BOOST_TEST(rows.deletions.purge(10).size() == 1u);
    BOOST_TEST(!rows.sessions.find(digest()).has_value());
    BOOST_TEST(rows.outbox.list(true, 10).empty());
    BOOST_TEST(rows.groups.list().empty());
    BOOST_TEST(rows.events.newest(ann, 10).at(0).client.address.empty());
    BOOST_TEST(!rows.changes.find(change).has_value());
    // The address is free again.
    BOOST_TEST(rows.accounts.find_all(email()).empty());
}

// Whatever the server does about references: each way in which an account goes, each table.
BOOST_AUTO_TEST_CASE(nothing_of_an_account_stays_where_nothing_cascades) {
    using Removal = std::function<void(core::Store&, core::AccountId)>;
    const std::map<std::string, Removal> removals{
        {"its time has come",
         [](core::Store& store, core::AccountId id) {
             store.rows().deletions.begin(id, 0s);
             BOOST_TEST(store.rows().deletions.purge(10).size() == 1u);
         }},
        {"it is declined",
         [](core::Store& store, core::AccountId id) {
             BOOST_TEST(store.rows().accounts.remove_pending(id));
         }},
        {"it was pending for too long",
         [](core::Store& store, core::AccountId) {
             BOOST_TEST(store.rows().accounts.purge_pending(0s, 10) == 1u);
         }},
        {"another one confirms its address",
         [](core::Store& store, core::AccountId) {
             store.rows().accounts.confirm(sign_up(store.rows()));
             raw::set_time(store, base::SystemClock().now() + 2min);
             BOOST_TEST(store.rows().accounts.purge_lost(10) == 2u);  // one, and what it lost
         }},
        {"another one moves to its address",
         [](core::Store& store, core::AccountId) {
             const auto owner = sign_up(store.rows(), "owner@example.org");
             store.rows().accounts.confirm(owner);
             store.rows().accounts.change_address(owner, email(), hash());
             raw::set_time(store, base::SystemClock().now() + 2min);
             BOOST_TEST(store.rows().accounts.purge_lost(10) == 3u);  // of two addresses
         }},
    };
    for (const auto& [reason, remove] : removals) {
        const auto store = empty_database().open();
        const auto rows = store->rows();
        raw::run(*store, "SET foreign_key_checks = 0");
        const auto id = sign_up(rows);
        rows.sessions.insert(digest(), id, false, lifetime);
        rows.outbox.enqueue(mail_to(id));
        rows.groups.add(id, group());
        rows.events.append(id, core::EventKind::signed_up, {"192.0.2.1", "curl/8"});
        rows.failed_logins.note(id, "192.0.2.7");
        rows.changes.insert(id, email(), email("b@example.org"), hash());
        for (const std::string& table : tables_of_accounts(*store))
            BOOST_TEST(rows_of(*store, table, id) == "1", table << " has nothing to lose");
        remove(*store, id);
        BOOST_TEST(!rows.accounts.find(id).has_value(), reason);
        for (const std::string& table : tables_of_accounts(*store))
            BOOST_TEST(rows_of(*store, table, id) == "0", table << " when " << reason);
        const auto event = rows.events.newest(id, 10).at(0);
        BOOST_TEST((event.client.address + event.client.user_agent).empty(), reason);
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(who_changes_their_mind_stays, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto ann = sign_up(rows);
    rows.deletions.begin(ann, 1h);
    rows.deletions.cancel(ann);
    BOOST_TEST(!rows.accounts.find(ann)->account.deletes_at.has_value());
    world.advance(2h);
    BOOST_TEST(rows.deletions.purge(10).size() == 0u);
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
    BOOST_TEST(rows.deletions.purge(2).size() == 2u);
    BOOST_TEST(rows.deletions.purge(2).size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
