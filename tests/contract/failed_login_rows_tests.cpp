#include <array>
#include <boost/test/unit_test.hpp>
#include <thread>

#include "samples.h"
#include "worlds.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;

namespace {

const std::string one_network = "192.0.2.7";
const std::string other_network = "2001:db8:aaaa:bbbb::/64";

/// To the next beginning of a day (UTC).
template <class World>
void advance_to_midnight(World& world) {
    const auto today = std::chrono::floor<std::chrono::days>(world.now());
    world.advance(today + 24h - world.now());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(failed_login_rows_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(an_account_has_a_counter_a_day_and_network, World, Worlds) {
    World world;
    auto& failed = world.rows().failed_logins;
    const auto ann = sign_up(world.rows());
    advance_to_midnight(world);
    for (int i = 0; i < 3; ++i) {
        world.advance(1h);
        failed.note(ann, one_network);
    }
    world.advance(1h);
    failed.note(ann, other_network);
    const auto today = failed.newest(ann, 10);
    BOOST_REQUIRE_EQUAL(today.size(), 2U);
    BOOST_TEST(today[0].network == other_network);
    BOOST_TEST(today[0].times == 1U);
    BOOST_TEST(today[1].network == one_network);
    BOOST_TEST(today[1].times == 3U);
    BOOST_TEST((today[1].last_at == world.now() - 1h));

    advance_to_midnight(world);
    failed.note(ann, one_network);
    const auto all = failed.newest(ann, 10);
    BOOST_REQUIRE_EQUAL(all.size(), 3U);
    BOOST_TEST(all[0].network == one_network);
    BOOST_TEST(all[0].times == 1U);
    BOOST_TEST(failed.newest(ann, 2).size() == 2U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(those_of_nobody_and_of_others_are_counted_apart, World, Worlds) {
    World world;
    auto& failed = world.rows().failed_logins;
    const auto ann = sign_up(world.rows());
    const auto bob = sign_up(world.rows(), "bob@example.org");
    failed.note(std::nullopt, one_network);
    failed.note(bob, one_network);
    BOOST_TEST(failed.newest(ann, 10).empty());
    BOOST_TEST(failed.newest(bob, 10).at(0).times == 1U);
    // So has one that is not there any more: to look would take a lock.
    failed.note(core::AccountId{9999}, one_network);
    BOOST_TEST(failed.total(1h).times == 3U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(they_go_with_their_account_and_nobodys_stay, World, Worlds) {
    World world;
    auto& failed = world.rows().failed_logins;
    const auto ann = sign_up(world.rows());
    failed.note(ann, one_network);
    failed.note(std::nullopt, one_network);
    BOOST_TEST(world.rows().accounts.remove_pending(ann));
    BOOST_TEST(failed.newest(ann, 10).empty());
    BOOST_TEST(failed.total(1h).times == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_total_is_that_of_today_and_yesterday, World, Worlds) {
    World world;
    auto& failed = world.rows().failed_logins;
    const auto ann = sign_up(world.rows());
    BOOST_TEST(failed.total(1h).times == 0U);
    BOOST_TEST(failed.total(1h).networks == 0U);
    advance_to_midnight(world);
    failed.note(ann, one_network);
    failed.note(std::nullopt, one_network);
    failed.note(std::nullopt, other_network);
    BOOST_TEST(failed.total(1h).times == 3U);
    BOOST_TEST(failed.total(1h).networks == 2U);
    world.advance(1h);
    failed.note(ann, one_network);
    BOOST_TEST(failed.total(1h).networks == 2U);
    world.advance(1us);
    BOOST_TEST(failed.total(1h).networks == 1U);
    BOOST_TEST(failed.total(1h).times == 4U);
    advance_to_midnight(world);
    BOOST_TEST(failed.total(1h).times == 4U);
    advance_to_midnight(world);
    BOOST_TEST(failed.total(1h).times == 0U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(whole_days_are_purged_in_batches, World, Worlds) {
    World world;
    auto& failed = world.rows().failed_logins;
    const auto ann = sign_up(world.rows());
    advance_to_midnight(world);
    failed.note(ann, one_network);
    failed.note(ann, other_network);
    failed.note(std::nullopt, one_network);
    advance_to_midnight(world);
    failed.note(ann, one_network);
    BOOST_TEST(failed.purge(24h, 10) == 0U);
    world.advance(24h - 1us);
    BOOST_TEST(failed.purge(24h, 10) == 0U);
    world.advance(1us);
    BOOST_TEST(failed.purge(24h, 2) == 2U);
    BOOST_TEST(failed.purge(24h, 2) == 1U);
    BOOST_TEST(failed.purge(24h, 2) == 0U);
    BOOST_TEST(failed.newest(ann, 10).size() == 1U);
}

BOOST_AUTO_TEST_CASE(of_many_at_once_each_is_counted) {
    constexpr int rounds = 50;
    const auto& database = empty_database();
    const auto ann = sign_up(database.open()->rows());
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            const auto mine = database.open();
            for (int round = 0; round < rounds; ++round)
                mine->rows().failed_logins.note(ann, one_network);
        });
    }
    threads.clear();
    const auto all = database.open()->rows().failed_logins.newest(ann, 10);
    std::uint64_t times = 0;
    for (const auto& counter : all)
        times += counter.times;
    BOOST_TEST(times == 4U * rounds);
    BOOST_TEST(all.size() <= 2U);  // two at midnight
}

BOOST_AUTO_TEST_SUITE_END()
