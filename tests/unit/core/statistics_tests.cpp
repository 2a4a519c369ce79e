#include "core/statistics.h"

#include <boost/test/unit_test.hpp>

using namespace gatepost;
using namespace std::chrono_literals;
using std::chrono::seconds;

BOOST_AUTO_TEST_SUITE(statistics_tests)

BOOST_AUTO_TEST_CASE(a_kept_latency_crosses_no_bound) {
    for (const seconds bound : {seconds(10min), seconds(1h), seconds(24h), seconds(24h * 7)}) {
        BOOST_TEST((core::kept_latency(bound) == bound));
        BOOST_TEST((core::kept_latency(bound - 1s) <= bound));
        BOOST_TEST((core::kept_latency(bound + 1s) > bound));
    }
    BOOST_TEST((core::kept_latency(0s) == 1s));
    BOOST_TEST((core::kept_latency(37s) == 37s));
    BOOST_TEST((core::kept_latency(11min + 1s) == 12min));
    BOOST_TEST((core::kept_latency(25h + 1s) == 26h));
}

BOOST_AUTO_TEST_CASE(a_week_begins_on_monday) {
    using namespace std::chrono;
    const sys_days monday = 2026y / November / 23;
    for (int i = 0; i < 7; ++i)
        BOOST_TEST((core::week_of(monday + days(i)) == monday));
    BOOST_TEST((core::week_of(monday - days(1)) == monday - days(7)));
}

BOOST_AUTO_TEST_SUITE_END()
