#include "base/number.h"

#include <boost/test/unit_test.hpp>
#include <cstdint>

using gatepost::base::parse_number;

BOOST_AUTO_TEST_SUITE(number_tests)

BOOST_AUTO_TEST_CASE(a_number_is_digits_from_end_to_end) {
    BOOST_TEST((parse_number<std::uint64_t>("18446744073709551615") == ~std::uint64_t{0}));
    BOOST_TEST((parse_number<std::uint64_t>("007") == 7U));
    BOOST_TEST((parse_number<unsigned>("0660", 8) == 0660U));
    for (const char* text : {"", " 1", "1 ", "+1", "-1", "-", "0x1", "1.0", "1e3", "x", "１",
                             "18446744073709551616", "1\n"})
        BOOST_TEST(!parse_number<std::uint64_t>(text).has_value(), text);
    BOOST_TEST(!parse_number<std::uint8_t>("256").has_value());
    BOOST_TEST(!parse_number<int>("-5").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
