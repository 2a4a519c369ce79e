#include <boost/test/unit_test.hpp>

#include "app/config/values.h"

using namespace gatepost;
using namespace gatepost::app;

BOOST_AUTO_TEST_SUITE(config_brand_tests)

BOOST_AUTO_TEST_CASE(a_colour_or_none) {
    std::optional<view::Colour> colour;
    BOOST_TEST(!read_optional_colour("#a3271b", colour).has_value());
    BOOST_TEST(colour.value().text() == "#a3271b");
    BOOST_TEST(read_optional_colour("red", colour).has_value());
    BOOST_TEST(colour.value().text() == "#a3271b");
    BOOST_TEST(!read_optional_colour("", colour).has_value());
    BOOST_TEST(!colour.has_value());
}

BOOST_AUTO_TEST_CASE(pictures_are_known_by_their_endings) {
    std::filesystem::path path;
    for (const char* good : {"/etc/gatepost/logo.svg", "/a.png", "/a.b.webp", ""})
        BOOST_TEST(!read_optional_picture(good, path).has_value(), good);
    for (const char* bad : {"logo.svg", "/etc/gatepost/logo", "/logo.gif", "/logo.svg/"})
        BOOST_TEST(read_optional_picture(bad, path).has_value(), bad);
    BOOST_TEST(picture_type("/x/logo.svg").value() == "image/svg+xml");
}

BOOST_AUTO_TEST_CASE(links_are_words_and_an_address) {
    std::vector<view::FooterLink> links;
    BOOST_TEST(!read_links("Imprint https://example.org/imprint, Our privacy rules /privacy,"
                           "Write mailto:us@example.org",
                           links)
                    .has_value());
    BOOST_REQUIRE(links.size() == 3u);
    BOOST_TEST(links[0].text == "Imprint");
    BOOST_TEST(links[0].url == "https://example.org/imprint");
    BOOST_TEST(links[1].text == "Our privacy rules");
    BOOST_TEST(links[1].url == "/privacy");
    BOOST_TEST(links[2].url == "mailto:us@example.org");
    for (const char* bad : {"Imprint", "/imprint", "Imprint //example.org", "Imprint example.org",
                            "Imprint javascript:alert(1)", "A /a,, B /b", "Imprint /a\x01",
                            "Imprint data:text/html,x"}) {
        BOOST_TEST(read_links(bad, links).has_value(), bad);
    }
    BOOST_TEST(!read_links("", links).has_value());
    BOOST_TEST(links.empty());
}

BOOST_AUTO_TEST_SUITE_END()
