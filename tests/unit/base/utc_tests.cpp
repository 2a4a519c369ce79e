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

BOOST_AUTO_TEST_CASE(an_instant_is_read_as_programs_and_databases_write_it) {
    const base::TimePoint instant = sys_days{2026y / 7 / 1} + 23h + 5min + 59s;
    for (const char* zone : fakes::time_zones) {
        const fakes::TimeZone here(zone);
        for (const char* text :
             {"2026-07-01T23:05:59Z", "2026-07-01 23:05:59", "2026-07-01 23:05:59+00:00",
              "2026-07-02T01:05:59+02:00", "2026-07-01T17:35:59-05:30", "2026-07-01T23:05:59.000Z"})
            BOOST_TEST((base::from_utc(text) == instant), text);
    }
    BOOST_TEST((base::from_utc("2026-07-01 23:05:59.25") == instant + 250ms));
    BOOST_TEST((base::from_utc("2026-07-01 23:05:59.123456789") == instant + 123456us));
    BOOST_TEST((base::from_utc("2026-07-01") == sys_days{2026y / 7 / 1}));
    BOOST_TEST((base::from_utc(base::in_utc_to_the_microsecond(instant + 7us)) == instant + 7us));
}

BOOST_AUTO_TEST_CASE(what_is_no_instant_is_none) {
    for (const char* text :
         {"", "today", "2026", "2026-07", "2026-02-30", "2026-13-01", "01.07.2026", "2026-07-01T",
          "2026-07-01 24:00:00", "2026-07-01 23:05", "2026-07-01 23:05:60", "2026-07-01 23:05:59.",
          "2026-07-01 23:05:59 CET", "2026-07-01 23:05:59+2", "2026-07-01 23:05:59+02:00x",
          "-026-07-01", "2026-07-01\n", "1782947159", "2026-07-01 23:05:59.1234567890"})
        BOOST_TEST(!base::from_utc(text), text);
}

BOOST_AUTO_TEST_SUITE_END()
