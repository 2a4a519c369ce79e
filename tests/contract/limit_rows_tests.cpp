#include <atomic>
#include <boost/test/unit_test.hpp>
#include <thread>
#include <vector>

#include "samples.h"
#include "worlds.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;
using core::Allowance;
using core::LimitKey;
using core::LimitKind;

namespace {

const LimitKey key{LimitKind::network_guesses, "192.0.2.1"};
constexpr Allowance three_a_minute{3, 60s};

}  // namespace

BOOST_AUTO_TEST_SUITE(limit_rows_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(so_many_at_once_and_then_one_after_each_part_of_the_time, World,
                              Worlds) {
    World world;
    auto& limits = world.rows().limits;
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(!limits.take(key, three_a_minute));
    for (int i = 0; i < 3; ++i)
        BOOST_TEST((limits.take(key, three_a_minute) == world.now() + 20s));
    world.advance(20s - 1us);
    BOOST_TEST((limits.take(key, three_a_minute) == world.now() + 1us));
    world.advance(1us);
    BOOST_TEST(!limits.take(key, three_a_minute));
    BOOST_TEST((limits.take(key, three_a_minute) == world.now() + 20s));
    world.advance(1h);
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(!limits.take(key, three_a_minute));
    BOOST_TEST(limits.take(key, three_a_minute).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(it_is_known_when_all_is_there_again, World, Worlds) {
    World world;
    auto& limits = world.rows().limits;
    BOOST_TEST(!limits.full_at(key.text()));
    limits.take(key, three_a_minute);
    limits.take(key, three_a_minute);
    BOOST_TEST((limits.full_at(key.text()) == world.now() + 40s));
    world.advance(40s);
    BOOST_TEST(!limits.full_at(key.text()));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_of_a_hundred_months_is_kept_exactly, World, Worlds) {
    World world;
    auto& limits = world.rows().limits;
    const Allowance in_a_row{100, 100 * 24h * 30};
    for (int i = 0; i < 100; ++i)
        BOOST_TEST(!limits.take(key, in_a_row));
    BOOST_TEST((limits.take(key, in_a_row) == world.now() + 24h * 30));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_largest_allowance_has_room, World, Worlds) {
    World world;
    const core::Limits limits{.guesses_in_a_row = core::Limits::most_in_a_row};
    const Allowance most = limits.of(LimitKind::guesses_in_a_row);
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(!world.rows().limits.take(key, most));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_is_given_back_can_be_taken_again, World, Worlds) {
    World world;
    auto& limits = world.rows().limits;
    limits.give_back(key, three_a_minute);  // nothing was taken
    for (int i = 0; i < 3; ++i)
        limits.take(key, three_a_minute);
    limits.give_back(key, three_a_minute);
    BOOST_TEST(!limits.take(key, three_a_minute));
    BOOST_TEST(limits.take(key, three_a_minute).has_value());
    BOOST_TEST(limits.clear(key.text()));
    BOOST_TEST(!limits.clear(key.text()));
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(!limits.take(key, three_a_minute));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(keys_do_not_touch_each_other, World, Worlds) {
    World world;
    auto& limits = world.rows().limits;
    const Allowance one{1, 60s};
    const LimitKey other{LimitKind::network_guesses, "192.0.2.2"};
    const LimitKey kind{LimitKind::told, "192.0.2.1"};
    for (const LimitKey& each : {key, other, kind})
        BOOST_TEST(!limits.take(each, one));
    const auto entries = limits.list(10);
    BOOST_REQUIRE_EQUAL(entries.size(), 3U);
    BOOST_TEST(entries[0].key == "network 192.0.2.1");
    BOOST_TEST((entries[0].full_at == world.now() + 60s));
    BOOST_TEST(limits.list(2).size() == 2U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_is_full_again_is_forgotten, World, Worlds) {
    World world;
    auto& limits = world.rows().limits;
    limits.take(key, three_a_minute);
    limits.take({LimitKind::told, "ann@example.org"}, {1, 60s});
    BOOST_TEST(limits.purge(10) == 0U);
    world.advance(20s);
    BOOST_TEST(limits.list(10).size() == 1U);
    BOOST_TEST(limits.purge(10) == 1U);
    world.advance(40s);
    BOOST_TEST(limits.purge(10) == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_rollback_gives_back_what_it_took, World, Worlds) {
    World world;
    BOOST_CHECK_THROW(world.store().transact([](core::Rows rows) {
        rows.limits.take(key, three_a_minute);
        throw 1;
    }),
                      int);
    BOOST_TEST(world.rows().limits.list(10).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_longest_key_fits, World, Worlds) {
    World world;
    const LimitKey longest{LimitKind::guesses_in_a_row,
                           std::string(254, 'a') + " from ffff:ffff:ffff:ffff::/64"};
    BOOST_TEST(!world.rows().limits.take(longest, three_a_minute));
}

// Each host and each process has connections of its own: the row is all they share.
BOOST_AUTO_TEST_CASE(any_number_at_once_get_no_more_than_there_is) {
    const auto& database = empty_database();
    constexpr Allowance twenty{20, 24h};
    std::atomic<int> taken = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                const auto store = database.open();
                for (int tries = 0; tries < 20; ++tries)
                    if (!store->rows().limits.take(key, twenty)) ++taken;
            });
        }
    }
    BOOST_TEST(taken == 20);
}

// A login takes one and gives all of it back: the row comes and goes under everybody's hands.
BOOST_AUTO_TEST_CASE(nobody_is_refused_what_there_is_enough_of) {
    const auto& database = empty_database();
    constexpr Allowance plenty{10'000, 24h};
    std::atomic<int> refused = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                const auto store = database.open();
                for (int tries = 0; tries < 500; ++tries) {
                    if (store->rows().limits.take(key, plenty)) ++refused;
                    store->rows().limits.clear(key.text());
                }
            });
        }
    }
    BOOST_TEST(refused == 0);
}

BOOST_AUTO_TEST_SUITE_END()
