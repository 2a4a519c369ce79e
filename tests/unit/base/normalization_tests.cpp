#include "base/normalization.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace std::string_literals;
using namespace gatepost::base;

namespace {

std::string text_of(const WipedBytes& bytes) {
    return {bytes.begin(), bytes.end()};
}

std::string repeat(const std::string& text, std::size_t times) {
    std::string all;
    while (times-- > 0)
        all += text;
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(normalization_tests)

BOOST_AUTO_TEST_CASE(either_form_comes_of_the_other) {
    struct Pair {
        std::string composed, decomposed;
    };
    for (const Pair& pair : {Pair{"\u00e4", "a\u0308"}, Pair{"Gr\u00fc\u00dfe", "Gru\u0308\u00dfe"},
                             Pair{"\u1eb7", "a\u0323\u0306"}, Pair{"\ud55c", "\u1112\u1161\u11ab"},
                             Pair{"\u00c5", "A\u030a"}, Pair{"plain", "plain"}, Pair{"", ""}}) {
        BOOST_TEST(text_of(compose(pair.decomposed)) == pair.composed);
        BOOST_TEST(text_of(compose(pair.composed)) == pair.composed);
        BOOST_TEST(text_of(decompose(pair.composed)) == pair.decomposed);
        BOOST_TEST(text_of(decompose(pair.decomposed)) == pair.decomposed);
    }
    BOOST_TEST(text_of(compose("\u212b")) == "\u00c5");  // the angstrom sign is a letter
    BOOST_TEST(text_of(compose("a\u0306\u0323")) == "\u1eb7");
    BOOST_TEST(text_of(compose("\ufb01")) == "\ufb01");  // a ligature stays one
}

BOOST_AUTO_TEST_CASE(what_grows_most_fits) {
    const auto grows_composed = repeat("\U0001d160", 2000);  // to three code points as long each
    BOOST_TEST(compose(grows_composed).size() == 3 * grows_composed.size());
    const auto grows_decomposed = repeat("\u0390", 2000);
    BOOST_TEST(decompose(grows_decomposed).size() == 3 * grows_decomposed.size());
}

BOOST_AUTO_TEST_CASE(what_is_no_text_stays) {
    for (const auto& text : {"\xff"s, "\xc3"s, "a\u0308\xff"s, "\xed\xa0\x80"s}) {
        BOOST_TEST(text_of(compose(text)) == text);
        BOOST_TEST(text_of(decompose(text)) == text);
        BOOST_TEST(text_of(with_ascii_spaces(text)) == text);
    }
    BOOST_TEST(text_of(compose("a\0b\u0308"s)) == "a\0b\u0308"s);
}

// The accents of one letter are sorted: here each against the order, as many as a body can hold.
BOOST_AUTO_TEST_CASE(a_long_run_of_accents_takes_no_time) {
    const auto accents = "a" + repeat("\u0301\u0323", 16000);
    BOOST_TEST(text_of(compose(accents)).starts_with("\u1ea1"));
    BOOST_TEST(decompose(accents).size() == accents.size());
}

BOOST_AUTO_TEST_CASE(every_space_becomes_that_of_ascii) {
    for (const char* space :
         {"\u00a0", "\u1680", "\u2000", "\u2003", "\u2009", "\u202f", "\u205f", "\u3000", " "}) {
        BOOST_TEST(text_of(with_ascii_spaces("a"s + space + "\u00e4"s)) == "a \u00e4");
    }
    for (const char* other : {"\u200b", "\u2028", "\t", "\u00ad", "_"}) {
        const auto text = "a"s + other + "\u00e4"s;
        BOOST_TEST(text_of(with_ascii_spaces(text)) == text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
