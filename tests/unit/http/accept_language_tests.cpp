#include "http/accept_language.h"

#include <array>
#include <boost/test/unit_test.hpp>
#include <string>

namespace {

/// Of English, German and Spanish.
std::string preferred(std::string_view header) {
    static constexpr std::array<std::string_view, 3> offered{"en", "de", "es"};
    const auto found = gatepost::http::preferred_language(header, offered);
    return found ? std::string(*found) : "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(accept_language_tests)

BOOST_AUTO_TEST_CASE(what_browsers_send) {
    BOOST_TEST(preferred("de-AT,de;q=0.9,en-US;q=0.8,en;q=0.7") == "de");
    BOOST_TEST(preferred("es-419, es;q=0.9, en;q=0.8") == "es");
    BOOST_TEST(preferred("en-GB,en;q=0.5") == "en");
    BOOST_TEST(preferred("fr-FR,fr;q=0.9,es;q=0.3,en;q=0.2") == "es");
    BOOST_TEST(preferred("DE") == "de");
    BOOST_TEST(preferred("de-Latn-DE-1996") == "de");
}

BOOST_AUTO_TEST_CASE(weights_come_before_order) {
    BOOST_TEST(preferred("en;q=0.5,de;q=0.51") == "de");
    BOOST_TEST(preferred("en;q=0.500,de;q=0.5") == "en");
    BOOST_TEST(preferred("de ; q=0.001 , es;Q=0.002") == "es");
    BOOST_TEST(preferred("de;q=1.000") == "de");
    BOOST_TEST(preferred("es;q=0.,en;q=0.1") == "en");
}

BOOST_AUTO_TEST_CASE(blanks_around_a_weight_mean_nothing) {
    BOOST_TEST(preferred("de; q=0.9, en; q=0.8") == "de");
    BOOST_TEST(preferred("en ;\tq=0.5 ,\tes ; q=0.6\t") == "es");
    BOOST_TEST(preferred("en;q=0.9, de; ") == "de");
    BOOST_TEST(preferred("de; q=0, es; q=0.1") == "es");
    BOOST_TEST(preferred("de;q =1,es;q=0.1") == "es");
    BOOST_TEST(preferred("de;q= 1,es;q=0.1") == "es");
}

BOOST_AUTO_TEST_CASE(a_weight_of_zero_wants_it_not) {
    BOOST_TEST(preferred("de;q=0") == "none");
    BOOST_TEST(preferred("en;q=0, *") == "de");
    BOOST_TEST(preferred("*;q=0") == "none");
}

BOOST_AUTO_TEST_CASE(a_star_is_any_that_is_not_named) {
    BOOST_TEST(preferred("*") == "en");
    BOOST_TEST(preferred("fr, *;q=0.5") == "en");
    BOOST_TEST(preferred("en;q=0.1, *;q=0.5") == "de");
}

BOOST_AUTO_TEST_CASE(other_languages_are_none_of_ours) {
    for (const std::string_view header :
         {"", "fr", "deu", "den", "d", "e", "english", "de_AT", "x-de", "-", "-de", "zh-de"}) {
        BOOST_TEST(preferred(header) == "none", header);
    }
}

BOOST_AUTO_TEST_CASE(what_is_malformed_is_passed_over) {
    for (const std::string_view header :
         {"de;q=2", "de;q=1.001", "de;q=-1", "de;q=", "de;q", "de;q=0.1234", "de;q=nan", "de;q=0,5",
          "de;q=0.5;x=1", "de;level=1", "de;q=0x1", "de;q=1e3", "d\xc3\xa9", ";q=1", ";;;", ",,,",
          "de\x01", "de de"}) {
        BOOST_TEST(preferred(std::string(header) + ",es;q=0.1") == "es", header);
    }
    BOOST_TEST(preferred(std::string_view("de\0,es;q=0.2", 12)) == "es");
}

BOOST_AUTO_TEST_CASE(a_long_header_costs_no_more_than_a_short_one) {
    std::string ranges;
    for (int i = 0; i < 32; ++i)
        ranges += "fr,";
    BOOST_TEST(preferred(ranges + "de") == "none");
    BOOST_TEST(preferred(ranges.substr(3) + "de") == "de");
    BOOST_TEST(preferred(std::string(1000000, ',') + "de") == "none");
    BOOST_TEST(preferred("de-" + std::string(997, 'x')) == "de");
    BOOST_TEST(preferred("de-" + std::string(998, 'x')) == "none");
    BOOST_TEST(preferred("de;q=" + std::string(1000000, '0')) == "none");
}

BOOST_AUTO_TEST_SUITE_END()
