#include "base/utf8.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace std::string_literals;
using gatepost::base::count_code_points;
using gatepost::base::is_utf8;

BOOST_AUTO_TEST_SUITE(utf8_tests)

BOOST_AUTO_TEST_CASE(accepts_well_formed_text) {
    for (const auto& text :
         {""s, "plain"s, "\0"s, "a\0b"s, "\x7f"s, "\xc2\x80"s, "gr\xc3\xbc\xc3\x9f"s,
          "\xe0\xa0\x80"s, "\xed\x9f\xbf"s, "\xee\x80\x80"s, "\xef\xbf\xbf"s, "\xf0\x90\x80\x80"s,
          "\xf4\x8f\xbf\xbf"s}) {
        BOOST_TEST(is_utf8(text), "refused " << text);
    }
    BOOST_TEST(is_utf8({}));
}

BOOST_AUTO_TEST_CASE(refuses_overlong_forms) {
    for (const auto& text : {"\xc0\x80"s, "\xc1\xbf"s, "\xe0\x80\x80"s, "\xe0\x9f\xbf"s,
                             "\xf0\x80\x80\x80"s, "\xf0\x8f\xbf\xbf"s}) {
        BOOST_TEST(!is_utf8(text));
    }
}

BOOST_AUTO_TEST_CASE(refuses_surrogates_and_what_lies_past_unicode) {
    for (const auto& text : {"\xed\xa0\x80"s, "\xed\xbf\xbf"s, "\xf4\x90\x80\x80"s,
                             "\xf5\x80\x80\x80"s, "\xf8\x88\x80\x80\x80"s, "\xfe"s, "\xff"s}) {
        BOOST_TEST(!is_utf8(text));
    }
}

BOOST_AUTO_TEST_CASE(refuses_what_is_cut_off_or_out_of_place) {
    for (const auto& text : {"\x80"s, "a\xbf"s, "\xc3"s, "\xc3("s, "\xe2\x82"s, "\xe2\x28\xa1"s,
                             "\xf0\x9f\x98"s, "ok\xf0\x9f\x98 "s, "\0\x80"s}) {
        BOOST_TEST(!is_utf8(text));
    }
}

BOOST_AUTO_TEST_CASE(counts_code_points) {
    BOOST_TEST(count_code_points("") == 0U);
    BOOST_TEST(count_code_points("12345678") == 8U);
    BOOST_TEST(count_code_points("gr\xc3\xbc\xc3\x9f") == 4U);
    BOOST_TEST(count_code_points("\xf0\x9f\x98\x80\xf0\x9f\x98\x80") == 2U);
    BOOST_TEST(count_code_points("a\0b"s) == 3U);
}

BOOST_AUTO_TEST_CASE(takes_one_code_point_after_the_other) {
    std::string_view text = "a\u00fc\u4e2d\U0001f600";
    for (const char32_t expected : {U'a', U'\u00fc', U'\u4e2d', U'\U0001f600'})
        BOOST_TEST((gatepost::base::take_code_point(text) == expected));
    BOOST_TEST(text.empty());
}

BOOST_AUTO_TEST_CASE(tells_ascii) {
    BOOST_TEST(gatepost::base::is_ascii(""));
    BOOST_TEST(gatepost::base::is_ascii("a\0\x7f"s));
    BOOST_TEST(!gatepost::base::is_ascii("a\u0080"));
}

BOOST_AUTO_TEST_SUITE_END()
