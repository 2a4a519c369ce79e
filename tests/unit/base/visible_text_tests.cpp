#include "base/visible_text.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace std::string_literals;
using namespace gatepost::base;

BOOST_AUTO_TEST_SUITE(visible_text_tests)

BOOST_AUTO_TEST_CASE(what_nobody_sees_is_taken_off_wherever_it_stands) {
    for (const char* unseen :
         {"\u200b", "\u00a0", "\ufeff", "\u200e",     "\u200f",     "\u061c", "\u2028",
          "\u2029", "\u00ad", "\u034f", "\u180e",     "\u2060",     "\u2063", "\u202a",
          "\u202b", "\u202c", "\u202d", "\u202e",     "\u2066",     "\u2067", "\u2068",
          "\u2069", "\ufe0e", "\ufe0f", "\U000e0100", "\U000e0041", "\u3164", "\u115f",
          "\u2003", "\u202f", "\u3000", "\u205f",     "\u1680",     "\u0085"}) {
        const std::string it = unseen;
        BOOST_TEST(visible_text(it + "a@b" + it + it + ".co" + it) == "a@b.co");
        BOOST_TEST(visible_text(" " + it + " a\u00e4 " + it + "\t") == "a\u00e4");
        BOOST_TEST(visible_text(it).empty());
    }
}

BOOST_AUTO_TEST_CASE(white_space_of_ascii_is_taken_off_around_alone) {
    BOOST_TEST(visible_text("\r\n a b\tc \t\n") == "a b\tc");
    BOOST_TEST(visible_text("\u00a0 \u00e4 b\tc \t\u2028\n") == "\u00e4 b\tc");
    BOOST_TEST(visible_text(" \t ").empty());
}

BOOST_AUTO_TEST_CASE(joiners_are_taken_off_around) {
    BOOST_TEST(visible_text(" \u200c\u200d \u00e4\u200dx \u200c \t\u200c\u200d") ==
               "\u00e4\u200dx");
    BOOST_TEST(visible_text("\u200c \u200d").empty());
}

BOOST_AUTO_TEST_CASE(what_is_seen_stays) {
    for (const auto& text :
         {"plain"s, "a@b\u00fccher.example"s, "b\u0075\u0308cher"s, "\u65e5\u672c"s,
          "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc"s, "\U0001f600"s, "a\x7fz"s, ""s}) {
        BOOST_TEST(visible_text(text) == text);
    }
}

BOOST_AUTO_TEST_CASE(joiners_go_when_asked_for) {
    BOOST_TEST(without_joiners("a\u200cb\u200d\u00e4") == "ab\u00e4");
    BOOST_TEST(without_joiners("a\u200bb") == "a\u200bb");
}

BOOST_AUTO_TEST_CASE(in_one_line_a_terminal_is_told_nothing) {
    BOOST_TEST(in_one_line("") == "");
    BOOST_TEST(in_one_line("Ähm, <b>日本</b> \U0001F600") == "Ähm, <b>日本</b> \U0001F600");
    BOOST_TEST(in_one_line("a\r\nb\tc") == "a  b c");
    BOOST_TEST(in_one_line("\x1b[2Jx\x7f\u009by") == " [2Jx  y");
    BOOST_TEST(in_one_line("a\u202eb\u2066c\u2028d\u2029e") == "a b c d e");
}

BOOST_AUTO_TEST_SUITE_END()
