#include "core/consent.h"

#include <boost/test/unit_test.hpp>

using gatepost::core::ConsentText;

namespace {

/// Each piece as "text", or "text -> url"; "none" if it is refused.
std::vector<std::string> pieces_of(std::string_view text) {
    const auto parsed = ConsentText::parse(text);
    if (!parsed) return {"none"};
    BOOST_TEST(parsed->text() == text);
    std::vector<std::string> all;
    for (const auto& [words, url] : parsed->pieces())
        all.push_back(url.empty() ? words : words + " -> " + url);
    return all;
}

void check(std::string_view text, const std::vector<std::string>& expected) {
    BOOST_TEST(pieces_of(text) == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(consent_tests)

BOOST_AUTO_TEST_CASE(links_stand_in_a_sentence) {
    check("I am 18.", {"I am 18."});
    check("I accept the [terms](https://example.org/t?a=1#b).",
          {"I accept the ", "terms -> https://example.org/t?a=1#b", "."});
    check("[All](/terms)[of it](/privacy)", {"All -> /terms", "of it -> /privacy"});
    check("Ich (f\u00fcr mich) stimme <b>zu", {"Ich (f\u00fcr mich) stimme <b>zu"});
}

BOOST_AUTO_TEST_CASE(a_link_leads_by_https_or_to_a_page_of_the_site) {
    for (const char* url : {"http://example.org", "https://", "javascript:alert(1)",
                            "//evil.example", "mailto:a@b.example", "terms", "", "/a b", "/a\\b",
                            "/\u00e4", "https://a.example/\x01"}) {
        check("I accept [it](" + std::string(url) + ")", {"none"});
    }
}

BOOST_AUTO_TEST_CASE(a_bracket_without_a_link_is_a_mistake) {
    for (const char* text : {"[terms]", "[terms] (/t)", "[terms](/t", "terms](/t)", "[](/t)",
                             "[ ](/t)", "a ] b", "[a [b](/t)](/u)", "[", "]"}) {
        check(text, {"none"});
    }
}

BOOST_AUTO_TEST_CASE(it_is_one_line_that_says_something) {
    for (const char* text : {"", " ", "a\nb", "a\x7f", "\xff"})
        check(text, {"none"});
    BOOST_TEST(ConsentText::parse(std::string(500, 'x')).has_value());
    BOOST_TEST(!ConsentText::parse(std::string(501, 'x')).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
