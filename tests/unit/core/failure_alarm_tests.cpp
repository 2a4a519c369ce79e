#include "core/failure_alarm.h"

#include <boost/test/unit_test.hpp>

using namespace gatepost;
using namespace std::chrono_literals;

namespace {

struct Watched {
    core::FailureAlarm alarm{{100, 1h}};
    base::TimePoint now{};
    std::uint64_t times = 5000;

    std::optional<core::FailedLoginTotal> look(std::uint64_t more) {
        now += 1min;
        times += more;
        return alarm.look({times, 7}, now);
    }
    void begin() { BOOST_TEST(!look(0).has_value()); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(failure_alarm_tests, Watched)

BOOST_AUTO_TEST_CASE(what_was_there_before_the_first_look_counts_for_nothing) {
    begin();
    BOOST_TEST(!look(100).has_value());
}

BOOST_AUTO_TEST_CASE(one_too_many_is_told_with_how_many_from_how_many) {
    begin();
    look(60);
    const auto told = look(41);
    BOOST_REQUIRE(told.has_value());
    BOOST_TEST(told->times == 101U);
    BOOST_TEST(told->networks == 7U);
}

BOOST_AUTO_TEST_CASE(what_goes_on_is_told_once_an_hour) {
    begin();
    int told = 0;
    for (int minute = 0; minute < 3 * 60; ++minute)
        told += look(200).has_value();
    BOOST_TEST(told == 3);
}

BOOST_AUTO_TEST_CASE(a_short_time_is_told_no_oftener) {
    core::FailureAlarm hasty({10, 1min});
    int told = 0;
    for (unsigned minute = 0; minute < 60; ++minute)
        told += hasty.look({minute * 20, 7}, now + std::chrono::minutes(minute)).has_value();
    BOOST_TEST(told == 1);
}

BOOST_AUTO_TEST_CASE(a_slow_trickle_is_nothing) {
    begin();
    for (int minute = 0; minute < 24 * 60; ++minute)
        BOOST_TEST(!look(1).has_value());
}

BOOST_AUTO_TEST_CASE(what_comes_at_the_end_of_the_hour_is_seen) {
    begin();
    for (int minute = 1; minute < 60; ++minute)
        look(0);
    BOOST_TEST(look(101).has_value());
}

BOOST_AUTO_TEST_CASE(a_total_that_loses_a_day_is_no_alarm) {
    begin();
    times = 10;
    BOOST_TEST(!look(0).has_value());
    BOOST_TEST(!look(100).has_value());
    BOOST_TEST(look(1).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
