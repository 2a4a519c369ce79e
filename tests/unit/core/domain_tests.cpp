#include "core/domain.h"

#include <boost/test/unit_test.hpp>
#include <string>

using gatepost::core::Domain;

namespace {

std::string shown(const std::string& typed) {
    const auto domain = Domain::parse(typed);
    return domain ? domain->shown() : "none";
}

std::string ascii(const std::string& typed) {
    const auto domain = Domain::parse(typed);
    return domain ? domain->ascii() : "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(domain_tests)

BOOST_AUTO_TEST_CASE(is_shown_in_unicode_where_nothing_is_confusable) {
    for (const std::string clear :
         {"b\u00fccher.example", "stra\u00dfe.example", "caf\u00e9.example",
          "\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444", "\u65e5\u672c\u8a9e.jp",
          "\u3072\u3089\u304c\u306a\u30ab\u30bf\u30ab\u30ca\u6f22\u5b57.jp",
          "\ud55c\uad6d\uc5b4.kr", "\u03b5\u03bb\u03bb\u03b7\u03bd\u03b9\u03ba\u03ac.gr",
          "\u4e2d\u6587-2.example", "mail.b\u00fccher-laden1.example",
          "\u0e44\u0e17\u0e22.example"}) {
        BOOST_TEST(shown(clear) == clear);
        BOOST_TEST(shown(ascii(clear)) == clear);
    }
    BOOST_TEST(shown("B\u00dcCHER.Example") == "b\u00fccher.example");
}

BOOST_AUTO_TEST_CASE(is_shown_in_ascii_where_something_is) {
    for (const std::string confusable : {
             "\u0440\u0430ypal.example",            // Cyrillic and Latin
             "\u0430\u0440\u0440\u04cf\u0435.com",  // Cyrillic alone, like apple
             "\u03bf\u03c1\u03bf.example",          // Greek alone
             "\u0441\u04d3\u0440\u0435.example",    // with an accent of Latin
             "go\u043egle.b\u00fccher.example", "k\u0131z\u0131l.example",  // without dots
             "sony\u30b9\u30c8\u30a2.jp",                                   // Latin and Japanese
             "b\u00fccher\u03b1.example",
             "\u1d04\u1d0f.example",                                // phonetic
             "\u13a0\u13a1.example",                                // Cherokee
             "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.example",  // a non-joiner that belongs
         }) {
        BOOST_TEST(shown(confusable) == ascii(confusable), confusable);
        BOOST_TEST(shown(confusable).find("xn--") != std::string::npos);
    }
}

// Of the top-level domains that are written so, each is there once.
BOOST_AUTO_TEST_CASE(a_top_level_domain_may_look_like_latin) {
    BOOST_TEST(shown("\u043f\u0440\u0438\u043c\u0435\u0440.\u0441\u0440\u0431") ==
               "\u043f\u0440\u0438\u043c\u0435\u0440.\u0441\u0440\u0431");
}

BOOST_AUTO_TEST_CASE(plain_ascii_is_shown_as_typed) {
    BOOST_TEST(shown("Example.ORG") == "Example.ORG");
    BOOST_TEST(ascii("Example.ORG") == "example.org");
    BOOST_TEST(shown("\uff45xample.org") == "example.org");
}

BOOST_AUTO_TEST_CASE(joiners_count_where_idna_has_them_alone) {
    const std::string with = "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.example";
    const std::string without = "\u0646\u0627\u0645\u0647\u0627\u06cc.example";
    BOOST_TEST(ascii(with) == "xn--mgba3gch31f060k.example");
    BOOST_TEST(ascii(without) != ascii(with));
    BOOST_TEST(ascii("exa\u200cmple.org") == "example.org");
    BOOST_TEST(ascii("b\u00fc\u200dcher.example") == "xn--bcher-kva.example");
}

BOOST_AUTO_TEST_CASE(no_domain) {
    for (const std::string bad : {"", "a", ".", "a.", ".a.b", "a..b", "a b.c", "1.2.3.4", "a_b.c",
                                  "\u2665.example", "a.\u200b", "xn--a.example"})
        BOOST_TEST(!Domain::parse(bad), bad);
}

BOOST_AUTO_TEST_SUITE_END()
