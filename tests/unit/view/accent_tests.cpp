#include "view/accent.h"

#include <boost/test/unit_test.hpp>

using namespace gatepost::view;

namespace {

/// --accent-soft, as the style sheet mixes it.
Colour soft(const Colour& accent, const Colour& gate) {
    Colour mix;
    for (std::size_t i = 0; i < 3; ++i)
        mix.rgb[i] = static_cast<std::uint8_t>((accent.rgb[i] + 9 * gate.rgb[i] + 5) / 10);
    return mix;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(accent_tests)

BOOST_AUTO_TEST_CASE(a_colour_is_six_hex_digits) {
    BOOST_TEST(Colour::parse("#1b6B4f").value().text() == "#1b6b4f");
    for (const char* text : {"", "#", "1b6b4f", "#1b6b4", "#1b6b4f0", "#1b6b4g", "#-b6b4f",
                             "#1b 6b4", "green", "#1b6b4f;"})
        BOOST_TEST(!Colour::parse(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(contrast_is_that_of_wcag) {
    const Colour black{{0, 0, 0}}, white{{255, 255, 255}}, grey{{0x76, 0x76, 0x76}};
    BOOST_TEST(contrast(black, white) == 21.0, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(contrast(white, black) == 21.0, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(contrast(grey, grey) == 1.0, boost::test_tools::tolerance(1e-9));
    // The lightest grey that may stand on white.
    BOOST_TEST(contrast(grey, white) == 4.54, boost::test_tools::tolerance(0.01));
}

BOOST_AUTO_TEST_CASE(any_accent_can_be_read_in_both_schemes) {
    const Colour light_paper{{0xf4, 0xf6, 0xf4}}, light_gate{{0xff, 0xff, 0xff}};
    const Colour dark_paper{{0x0f, 0x14, 0x12}}, dark_gate{{0x18, 0x1f, 0x1c}};
    for (int red = 0; red < 256; red += 51) {
        for (int green = 0; green < 256; green += 51) {
            for (int blue = 0; blue < 256; blue += 51) {
                const Colour wish{{static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                                   static_cast<std::uint8_t>(blue)}};
                const auto [light, dark] = Accent::of(wish);
                for (const Colour& paper :
                     {light_paper, light_gate, soft(light.accent, light_gate)})
                    BOOST_TEST(contrast(light.text, paper) >= 4.5, wish.text());
                for (const Colour& paper : {dark_paper, dark_gate, soft(dark.accent, dark_gate)})
                    BOOST_TEST(contrast(dark.text, paper) >= 4.5, wish.text());
                for (const Tint& tint : {light, dark}) {
                    BOOST_TEST(contrast(tint.accent, tint.on_accent) >= 4.5, wish.text());
                    BOOST_TEST(contrast(tint.strong, tint.on_accent) >= 4.5, wish.text());
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_bright_accent_stays_itself_with_dark_words_on_it) {
    const auto accent = Accent::of(*Colour::parse("#ffcc00"));
    for (const Tint& tint : {accent.light, accent.dark}) {
        BOOST_TEST(tint.accent.text() == "#ffcc00");
        BOOST_TEST(tint.on_accent.text() == "#000000");
    }
    BOOST_TEST(accent.light.text.text() != "#ffcc00");
    BOOST_TEST(accent.dark.text.text() == "#ffcc00");
}

BOOST_AUTO_TEST_CASE(an_accent_that_can_be_read_stays_as_it_is) {
    const auto accent = Accent::of(*Colour::parse("#1b6b4f"));
    BOOST_TEST(accent.light.text.text() == "#1b6b4f");
    BOOST_TEST(accent.dark.text.text() != "#1b6b4f");
    BOOST_TEST(style_of(accent).find("--accent: light-dark(#1b6b4f, ") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
