#include <boost/test/unit_test.hpp>

#include "samples.h"
#include "worlds.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;
using core::Counted;
using core::EventKind;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

std::uint64_t times(core::StatisticsRows& rows, sys_days day, Counted what) {
    std::uint64_t sum = 0;
    for (const auto& count : rows.daily(day))
        if (count.day == day && count.what == what) sum += count.times;
    return sum;
}

template <class World>
sys_days today(World& world) {
    return std::chrono::floor<days>(world.now());
}

/// Somebody signs up now; takes so long to confirm, if at all.
template <class World>
void come(World& world, std::optional<std::chrono::seconds> taken) {
    static int number = 0;
    const auto id = sign_up(world.rows(), "n" + std::to_string(++number) + "@example.org");
    world.rows().events.append(id, EventKind::signed_up, {});
    if (!taken) return;
    world.advance(*taken);
    world.rows().accounts.confirm(id);
    world.rows().events.append(id, EventKind::address_confirmed, {});
    world.advance(-*taken);
}

template <class World>
void count_all(World& world) {
    world.advance(2min);
    while (world.rows().statistics.count(3) == 3) {
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(statistics_rows_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(each_event_is_counted_once_a_minute_later, World, Worlds) {
    World world;
    auto& rows = world.rows().statistics;
    const auto ann = sign_up(world.rows());
    const auto day = today(world);
    for (int i = 0; i < 5; ++i)
        world.rows().events.append(ann, EventKind::logged_in, {});
    world.rows().events.append(ann, EventKind::logged_out, {});
    BOOST_TEST(rows.count(10) == 0U);
    count_all(world);
    BOOST_TEST(times(rows, day, Counted::logins) == 5U);
    count_all(world);
    BOOST_TEST(times(rows, day, Counted::logins) == 5U);
    world.advance(24h);
    world.rows().events.append(ann, EventKind::logged_in, {});
    count_all(world);
    BOOST_TEST(times(rows, day, Counted::logins) == 5U);
    BOOST_TEST(times(rows, day + days(1), Counted::logins) == 1U);
    BOOST_TEST(rows.daily(day + days(2)).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_sign_up_counts_once_and_an_administrator_confirms_nobody, World,
                              Worlds) {
    World world;
    auto& rows = world.rows().statistics;
    const auto ann = sign_up(world.rows());
    world.rows().events.append(ann, EventKind::signed_up, {});
    world.rows().events.append(ann, EventKind::signed_up, {});
    world.rows().events.append_by({}, ann, EventKind::address_confirmed);
    count_all(world);
    world.rows().events.append(ann, EventKind::signed_up, {});
    count_all(world);
    BOOST_TEST(times(rows, today(world), Counted::sign_ups) == 1U);
    BOOST_TEST(times(rows, today(world), Counted::confirmations) == 0U);
    BOOST_TEST(rows.latencies(sys_days{}).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(wrong_passwords_stay_counted_when_their_account_goes, World, Worlds) {
    World world;
    auto& rows = world.rows().statistics;
    const auto ann = sign_up(world.rows());
    for (int i = 0; i < 3; ++i)
        world.rows().failed_logins.note(ann, "192.0.2.1");
    world.rows().failed_logins.note(std::nullopt, "192.0.2.2");
    rows.count(10);
    BOOST_TEST(times(rows, today(world), Counted::failed_logins) == 4U);
    world.rows().deletions.remove(ann);
    rows.count(10);
    BOOST_TEST(times(rows, today(world), Counted::failed_logins) == 4U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(who_asks_for_the_mail_again_took_the_whole_time, World, Worlds) {
    World world;
    const auto week = core::week_of(today(world));
    const auto ann = sign_up(world.rows());
    world.rows().events.append(ann, EventKind::signed_up, {});
    world.advance(72h);
    world.rows().accounts.wait_anew(ann);
    world.rows().accounts.confirm(ann);
    world.rows().events.append(ann, EventKind::address_confirmed, {});
    const auto opened = sign_up(world.rows(), "bob@example.org");
    world.rows().events.append(opened, EventKind::address_confirmed, {});
    count_all(world);
    const auto all = core::cohorts(world.rows().statistics, week, week).at(0);
    BOOST_TEST(all.within_a_day == 0U);
    BOOST_TEST(all.within_a_week == 1U);
    BOOST_TEST(all.confirmed == 1U);
}

// By hand: of six who came in a week, two confirmed after 40 s and 3 min, one after 50 min, one
// after 20 h, one after 6 days, and one never did. In the middle of five is the one with 50 min.
BOOST_AUTO_TEST_CASE_TEMPLATE(a_cohort_is_what_one_counts_by_hand, World, Worlds) {
    World world;
    // To a Tuesday.
    while (std::chrono::weekday(today(world)) != std::chrono::Tuesday)
        world.advance(24h);
    const auto week = core::week_of(today(world));
    for (const std::chrono::seconds taken :
         {std::chrono::seconds(40), std::chrono::seconds(3min), std::chrono::seconds(50min),
          std::chrono::seconds(20h), std::chrono::seconds(24h * 6)})
        come(world, taken);
    come(world, std::nullopt);
    world.advance(24h * 7);
    come(world, 10s);
    come(world, 20s);
    world.advance(24h);
    count_all(world);

    const auto all = core::cohorts(world.rows().statistics, week, today(world));
    BOOST_REQUIRE_EQUAL(all.size(), 2U);
    const core::Cohort& first = all[0];
    BOOST_TEST((first.week == week));
    BOOST_TEST(first.sign_ups == 6U);
    BOOST_TEST(first.within_ten_minutes == 2U);
    BOOST_TEST(first.within_an_hour == 3U);
    BOOST_TEST(first.within_a_day == 4U);
    BOOST_TEST(first.within_a_week == 5U);
    BOOST_TEST(first.confirmed == 5U);
    BOOST_TEST(first.never() == 1U);
    BOOST_TEST((first.median == std::chrono::seconds(50min)));
    BOOST_TEST(all[1].sign_ups == 2U);
    BOOST_TEST((all[1].median == 15s));  // between the two
    BOOST_TEST(all[1].never() == 0U);

    const auto table = core::days(world.rows().statistics, week, today(world));
    BOOST_TEST(table.size() == static_cast<std::size_t>((today(world) - week).count()) + 1);
    BOOST_TEST(table.at(1).sign_ups == 6U);
    BOOST_TEST(table.at(0).sign_ups == 0U);
    std::uint64_t confirmations = 0;
    for (const core::Day& day : table)
        confirmations += day.confirmations;
    BOOST_TEST(confirmations == 7U);
}

BOOST_AUTO_TEST_SUITE_END()
