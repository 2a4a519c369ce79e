#include "base/ascii.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace gatepost::base;

namespace {

/// All bytes of a kind, in order.
std::string all_of_kind(bool (*is_kind)(char)) {
    std::string found;
    for (int byte = 0; byte < 256; ++byte) {
        if (is_kind(static_cast<char>(byte))) found += static_cast<char>(byte);
    }
    return found;
}

const std::string digits = "0123456789";
const std::string capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const std::string small = "abcdefghijklmnopqrstuvwxyz";

}  // namespace

BOOST_AUTO_TEST_SUITE(ascii_tests)

BOOST_AUTO_TEST_CASE(each_kind_holds_what_it_should_and_no_byte_more) {
    BOOST_TEST(all_of_kind(is_digit) == digits);
    BOOST_TEST(all_of_kind(is_upper) == capitals);
    BOOST_TEST(all_of_kind(is_lower) == small);
    BOOST_TEST(all_of_kind(is_alnum) == digits + capitals + small);
}

BOOST_AUTO_TEST_CASE(visible_controls_and_the_space_are_all_of_ascii) {
    const std::string visible = all_of_kind(is_visible);
    const std::string controls = all_of_kind(is_control);
    BOOST_TEST(visible.size() == 94U);
    BOOST_TEST(visible.front() == '!');
    BOOST_TEST(visible.back() == '~');
    BOOST_TEST(controls.size() == 33U);
    BOOST_TEST(controls.back() == '\x7f');
    BOOST_TEST(controls[31] == '\x1f');
}

BOOST_AUTO_TEST_CASE(case_changes_letters_of_ascii_alone) {
    BOOST_TEST(lower(digits + capitals + "@[`{\xc3\x84") == digits + small + "@[`{\xc3\x84");
    BOOST_TEST(upper(digits + small + "@[`{\xc3\xa4") == digits + capitals + "@[`{\xc3\xa4");
}

BOOST_AUTO_TEST_CASE(compares_without_case) {
    BOOST_TEST(equal_ignoring_case("", ""));
    BOOST_TEST(equal_ignoring_case("UTF-8", "utf-8"));
    BOOST_TEST(!equal_ignoring_case("utf-8", "utf-8 "));
    BOOST_TEST(!equal_ignoring_case("utf-80", "utf-8"));
    BOOST_TEST(!equal_ignoring_case("@", "`"));
}

BOOST_AUTO_TEST_CASE(trims_both_ends_only) {
    BOOST_TEST(trim("") == "");
    BOOST_TEST(trim(" \t\r\n") == "");
    BOOST_TEST(trim("\t a \r\n b\n") == "a \r\n b");
    BOOST_TEST(trim("\xc2\xa0") == "\xc2\xa0");  // a no-break space stays
}

BOOST_AUTO_TEST_SUITE_END()
