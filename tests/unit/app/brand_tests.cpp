#include "app/site/brand.h"

#include <boost/test/unit_test.hpp>

#include "fakes/temporary_folder.h"

namespace gatepost::app {

namespace {

const std::filesystem::path views = GATEPOST_SOURCE_DIR "/views";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(brand_tests, fakes::TemporaryFolder)

BOOST_AUTO_TEST_CASE(nothing_is_read_that_is_not_configured) {
    const auto brand = Brand::read(SiteConfig{}, views);
    BOOST_REQUIRE(brand);
    BOOST_TEST(!brand->logo);
    BOOST_TEST(!brand->icon);
    BOOST_TEST(brand->style.empty());
}

BOOST_AUTO_TEST_CASE(pictures_are_read_with_their_type) {
    SiteConfig site;
    site.logo = write("logo.svg", "<svg/>");
    site.icon = write("icon.png", "PNG");
    site.accent = view::Colour::parse("#a3271b");
    const auto brand = Brand::read(site, views);
    BOOST_REQUIRE(brand);
    BOOST_TEST(brand->logo.value().media_type == "image/svg+xml");
    BOOST_TEST(brand->logo.value().bytes == "<svg/>");
    BOOST_TEST(brand->icon.value().media_type == "image/png");
    BOOST_TEST(brand->style.find("#a3271b") != std::string::npos);
    BOOST_TEST(brand->manifest.find("\"/icon\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_built_in_icon_gets_the_accent_and_words_that_can_be_read_on_it) {
    SiteConfig site;
    site.accent = view::Colour::parse("#a3271b");
    const auto icon = Brand::read(site, views)->icon.value();
    BOOST_TEST(icon.media_type == "image/svg+xml");
    BOOST_TEST(icon.bytes.find("#a3271b") != std::string::npos);
    BOOST_TEST(icon.bytes.find("#1b6b4f") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(rules_of_the_site_s_own_come_after_the_accent) {
    SiteConfig site;
    site.accent = view::Colour::parse("#a3271b");
    site.style = write("custom.css", ":root { --radius: 0; }");
    const auto style = Brand::read(site, views)->style;
    BOOST_TEST(style.find("--accent") < style.find("--radius: 0"));
    site.style = folder / "none.css";
    BOOST_TEST(to_string(Brand::read(site, views).error()) ==
               site.style.string() + " cannot be read: No such file or directory (see site.style)");
}

BOOST_AUTO_TEST_CASE(a_picture_that_cannot_be_used_is_named_with_its_key) {
    SiteConfig site;
    site.logo = folder / "none.svg";
    BOOST_TEST(to_string(Brand::read(site, views).error()) ==
               site.logo.string() + " cannot be read: No such file or directory (see site.logo)");
    site.logo.clear();
    site.icon = write("huge.png", std::string(256 * 1024 + 1, 'x'));
    BOOST_TEST(to_string(Brand::read(site, views).error()) ==
               site.icon.string() + " is larger than 262144 bytes (see site.icon)");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app
