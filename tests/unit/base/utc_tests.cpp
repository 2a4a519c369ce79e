#include "base/utc.h"

#include <boost/test/unit_test.hpp>

#include "fakes/time_zone.h"

using namespace gatepost;
using namespace std::chrono_literals;
using std::chrono::sys_days;

BOOST_AUTO_TEST_SUITE(utc_tests)

BOOST_AUTO_TEST_CASE(an_instant_is_printed_in_utc_wherever_the_process_runs) {
    for (const char* zone : fakes::time_zones) {
        const fakes::TimeZone here(zone);
        BOOST_TEST(base::in_utc(sys_days{2026y / 7 / 1} + 23h + 5min + 59s + 999999us) ==
                   "2026-07-01T23:05:59Z");
        BOOST_TEST(base::in_utc(sys_days{2027y / 1 / 2} + 3h + 4min + 5s) ==
                   "2027-01-02T03:04:05Z");
    }
}

BOOST_AUTO_TEST_CASE(an_instant_before_1970_is_rounded_down) {
    BOOST_TEST(base::in_utc(sys_days{1970y / 1 / 1} - 1us) == "1969-12-31T23:59:59Z");
}

BOOST_AUTO_TEST_SUITE_END()
