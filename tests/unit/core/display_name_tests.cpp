#include "core/display_name.h"

#include <boost/test/unit_test.hpp>

using gatepost::core::DisplayName;

namespace {

/// The name that it makes; empty if it makes none.
std::string parsed(std::string_view typed) {
    const auto name = DisplayName::parse(typed);
    if (!name) return "";
    BOOST_TEST((DisplayName::parse(name->text()) == name), name->text());
    return name->text();
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(display_name_tests)

BOOST_AUTO_TEST_CASE(names_of_all_the_world_are_taken_as_they_are) {
    for (const char* name :
         {"Ada", "Ada Lovelace", "J. R. \"Bob\" O'Neil, Jr.", "Zo\u00eb \u0141\u00f3d\u017a",
          "\u674e\u5c0f\u9f99", "\u0645\u062d\u0645\u062f", "\u05d3\u05d5\u05d3", "100 %",
          "a; b=c <d> & e", "\U0001f984", "-1", "#1"}) {
        BOOST_TEST(parsed(name) == name);
    }
}

BOOST_AUTO_TEST_CASE(what_nobody_sees_goes_and_every_space_is_a_plain_one) {
    BOOST_TEST(parsed("  Ada \t") == "Ada");
    BOOST_TEST(parsed("\ufeffA\u200bd\u00ada\u202e\u2066\u200e\u061c") == "Ada");
    BOOST_TEST(parsed("\u5c71\u7530\u3000\u592a\u90ce") == "\u5c71\u7530 \u592a\u90ce");
    BOOST_TEST(parsed("Ada\u00a0L.") == "Ada L.");
    BOOST_TEST(parsed("A\u0085d\u2028a") == "Ada");
    BOOST_TEST(parsed("Zoe\u0308") == "Zo\u00eb");
    // Some scripts write with joiners.
    const char* persian = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645";
    BOOST_TEST(parsed(persian) == persian);
}

BOOST_AUTO_TEST_CASE(what_is_no_name_is_refused) {
    for (const std::string_view bad :
         {"", " ", "\u3000\u00a0", "\u200b\ufeff", "\u200d", "a@b", "https://evil.example",
          "evil.example/x", "a:b", "a\nb", "a\tb", "a\rb", "a\x01", "a\x7f", "\xff", "a\xc0\x80",
          "\xed\xa0\x80"}) {
        BOOST_TEST(parsed(bad) == "", bad);
    }
    BOOST_TEST(parsed(std::string_view("a\0b", 3)) == "");
}

BOOST_AUTO_TEST_CASE(it_has_60_characters_at_most_once_it_is_composed) {
    for (const char* letter : {"a", "\u00eb", "e\u0308", "\u674e", "\U0001f984"}) {
        BOOST_TEST(parsed(repeated(letter, 60)) != "", letter);
        BOOST_TEST(parsed(repeated(letter, 61)) == "", letter);
    }
    BOOST_TEST(parsed(repeated("a", 60) + "  \u200b") != "");
}

BOOST_AUTO_TEST_CASE(in_a_header_it_is_ascii_and_comes_back) {
    const auto header = [](const char* name) {
        return gatepost::core::in_ascii(DisplayName::parse(name).value());
    };
    BOOST_TEST(header("Ada Lovelace, \"A+L\"") == "Ada Lovelace, \"A+L\"");
    BOOST_TEST(header("Zo\u00eb") == "Zo%C3%AB");
    BOOST_TEST(header("100 %41") == "100 %2541");
    BOOST_TEST(header("\U0001f984") == "%F0%9F%A6%84");
}

BOOST_AUTO_TEST_SUITE_END()
