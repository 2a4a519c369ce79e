#include "mysql/row.h"

#include <boost/test/unit_test.hpp>
#include <stdexcept>

using namespace gatepost::mysql;
using namespace std::chrono;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(row_tests)

BOOST_AUTO_TEST_CASE(times_are_read_with_and_without_a_fraction) {
    const auto day = sys_days(2026y / January / 31);
    BOOST_TEST((parse_time("2026-01-31 23:59:59") == day + 23h + 59min + 59s));
    BOOST_TEST((parse_time("2026-01-31 23:59:59.000001") == day + 23h + 59min + 59s + 1us));
    BOOST_TEST((parse_time("2026-01-31 00:00:00.5") == day + 500ms));
    BOOST_TEST((parse_time("1969-12-31 23:59:59") == sys_seconds(-1s)));
}

BOOST_AUTO_TEST_CASE(what_is_no_time_is_refused) {
    for (const char* text :
         {"", "2026-01-31", "0000-00-00 00:00:00", "2026-02-30 00:00:00", "2026-01-31T00:00:00",
          "2026/01-31 00:00:00", "2026-01-31 00.00:00", "2026-01-3: 00:00:00",
          "202/-01-31 00:00:00", "2026-01-31 00:00:0x", "2026-01-31 00:00:00.",
          "2026-01-31 00:00:00.1234567", "2026-01-31 00:00:00,1", "2026-01-31 00:00:00.-1",
          "2026-01-31 00:00:00 "}) {
        BOOST_TEST_CONTEXT(text) {
            BOOST_TEST(!parse_time(text).has_value());
        }
    }
}

BOOST_AUTO_TEST_CASE(values_are_read_as_what_they_are) {
    const Row row({"text", "18446744073709551615", 1u, 0u, {}, "4294967295"});
    BOOST_TEST(row.text(0) == "text");
    BOOST_TEST(row.number(1) == ~0ULL);
    BOOST_TEST(row.text(2) == "1");
    BOOST_TEST(row.flag(2));
    BOOST_TEST(!row.flag(3));
    BOOST_TEST(row.is_null(4));
    BOOST_TEST(!row.optional_time(4).has_value());
    BOOST_TEST(row.small_number(5) == 4294967295u);
}

BOOST_AUTO_TEST_CASE(a_value_of_another_kind_is_an_error) {
    const Row row({"text", "-1", "18446744073709551616", 4294967296u, {}, "", 1u});
    for (const std::size_t column : {0, 1, 2, 4, 5}) {
        BOOST_CHECK_THROW(row.number(column), std::runtime_error);
    }
    BOOST_CHECK_THROW(row.small_number(3), std::runtime_error);
    BOOST_CHECK_THROW(row.text(4), std::runtime_error);
    BOOST_CHECK_THROW(row.time(0), std::runtime_error);
    BOOST_CHECK_THROW(row.optional_time(0), std::runtime_error);
    BOOST_CHECK_THROW(row.time(6), std::runtime_error);
    BOOST_CHECK_THROW(row.text(7), std::out_of_range);
}

BOOST_AUTO_TEST_SUITE_END()
