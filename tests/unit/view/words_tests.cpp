#include "view/words.h"

#include <boost/test/unit_test.hpp>

#include "fakes/time_zone.h"

using namespace gatepost;
using namespace std::chrono_literals;
using std::chrono::sys_days;

constexpr auto english = core::Language::english;

BOOST_AUTO_TEST_SUITE(words_tests)

BOOST_AUTO_TEST_CASE(an_instant_is_readable_and_names_its_zone) {
    const base::TimePoint time = sys_days{2026y / 11 / 23} + 14h + 5min + 59s + 999999us;
    for (const char* zone : fakes::time_zones) {
        const fakes::TimeZone here(zone);
        BOOST_TEST(view::in_words(english, time) == "23 November 2026, 14:05 UTC");
    }
}

BOOST_AUTO_TEST_CASE(single_digits_are_padded_in_times_and_not_in_days) {
    const base::TimePoint time = sys_days{2027y / 1 / 2} + 3h + 4min + 5s;
    BOOST_TEST(view::in_words(english, time) == "2 January 2027, 03:04 UTC");
}

BOOST_AUTO_TEST_CASE(an_instant_before_1970_is_rounded_down) {
    const base::TimePoint time = sys_days{1970y / 1 / 1} - 1us;
    BOOST_TEST(view::in_words(english, time) == "31 December 1969, 23:59 UTC");
}

BOOST_AUTO_TEST_CASE(a_duration_is_told_in_the_largest_unit_that_divides_it) {
    BOOST_TEST(view::in_words(english, 3600s) == "1 hour");
    BOOST_TEST(view::in_words(english, 5400s) == "90 minutes");
    BOOST_TEST(view::in_words(english, 60s) == "1 minute");
    BOOST_TEST(view::in_words(english, 86400s) == "1 day");
    BOOST_TEST(view::in_words(english, 172800s) == "2 days");
    BOOST_TEST(view::in_words(english, 1s) == "1 second");
    BOOST_TEST(view::in_words(english, 61s) == "61 seconds");
    BOOST_TEST(view::in_words(english, 0s) == "0 seconds");
}

BOOST_AUTO_TEST_CASE(lines_are_broken_at_spaces) {
    BOOST_TEST(view::wrap("one two three", 7) == "one two\nthree");
    BOOST_TEST(view::wrap("one two three", 8) == "one two\nthree");
    BOOST_TEST(view::wrap("one two\n\nthree four\n", 5) == "one\ntwo\n\nthree\nfour\n");
}

BOOST_AUTO_TEST_CASE(lines_that_fit_stay) {
    BOOST_TEST(view::wrap("", 5) == "");
    BOOST_TEST(view::wrap("12345", 5) == "12345");
    BOOST_TEST(view::wrap("a\nb\n", 5) == "a\nb\n");
}

BOOST_AUTO_TEST_CASE(a_long_word_stays_whole) {
    BOOST_TEST(view::wrap("see http://example.org/long now", 6) ==
               "see\nhttp://example.org/long\nnow");
    BOOST_TEST(view::wrap("http://example.org/long", 6) == "http://example.org/long");
}

BOOST_AUTO_TEST_SUITE_END()
