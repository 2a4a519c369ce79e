#include "crypto/password_forms.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

using namespace gatepost::crypto;
using gatepost::base::Secret;

namespace {

bool has(const std::vector<Secret>& forms, std::string_view form) {
    return std::find(forms.begin(), forms.end(), Secret(form)) != forms.end();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(password_forms_tests)

// RFC 8265 section 4.3 has these; U+1680 is its example of a space.
BOOST_AUTO_TEST_CASE(normalizes_as_opaque_strings) {
    for (const char* same : {"correct horse battery staple", "Correct Horse Battery Staple",
                             "\u03c0\u00df\u00e5", "Jack of \u2666s", " two  spaces "})
        BOOST_TEST(normalize_password(same).reveal() == same);
    BOOST_TEST(normalize_password("foo\u1680bar").reveal() == "foo bar");
    BOOST_TEST(normalize_password("gru\u0308ne\u00a0Wiese").reveal() == "gr\u00fcne Wiese");
    BOOST_TEST(normalize_password("\u2126").reveal() == "\u03a9");
    BOOST_TEST(normalize_password("\uff21\ufb01\u00b2").reveal() == "\uff21\ufb01\u00b2");
    BOOST_TEST(normalize_password("\xff\xfe").reveal() == "\xff\xfe");
}

BOOST_AUTO_TEST_CASE(normalizing_twice_changes_nothing) {
    for (const char* typed : {"gru\u0308n", "a\u2000b", "\u212b\u0323", "\U0001d160", "\u0344"}) {
        const Secret once = normalize_password(typed);
        BOOST_TEST(normalize_password(once.reveal()).reveal() == once.reveal());
    }
}

BOOST_AUTO_TEST_CASE(has_the_forms_in_which_it_may_have_been_hashed) {
    const auto plain = password_forms("correct horse");
    BOOST_TEST(plain.size() == 1U);
    for (const char* typed : {"gr\u00fcn", "gru\u0308n"}) {
        const auto forms = password_forms(typed);
        BOOST_TEST(forms.size() == 2U);
        BOOST_TEST(forms[0].reveal() == "gr\u00fcn");
        BOOST_TEST(has(forms, "gru\u0308n"));
    }
    const auto spaced = password_forms("gru\u0308n\u00a0\u1eb7a\u0323");
    BOOST_TEST(spaced.size() == 4U);
    BOOST_TEST(spaced[0].reveal() == "gr\u00fcn \u1eb7\u1ea1");
    BOOST_TEST(has(spaced, "gru\u0308n\u00a0\u1eb7a\u0323"));
    BOOST_TEST(has(spaced, "gr\u00fcn\u00a0\u1eb7\u1ea1"));
    BOOST_TEST(has(spaced, "gru\u0308n\u00a0a\u0323\u0306a\u0323"));
}

BOOST_AUTO_TEST_SUITE_END()
