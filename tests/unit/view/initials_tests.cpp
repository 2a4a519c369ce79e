#include "view/initials.h"

#include <boost/test/unit_test.hpp>

using gatepost::view::initials;

BOOST_AUTO_TEST_SUITE(initials_tests)

BOOST_AUTO_TEST_CASE(they_are_of_the_first_and_the_last_word) {
    BOOST_TEST(initials("Ada Lovelace") == "AL");
    BOOST_TEST(initials("Ada King Lovelace") == "AL");
    BOOST_TEST(initials("ada.lovelace@example.org") == "al");
    BOOST_TEST(initials("ada@example.org") == "a");
    BOOST_TEST(initials("Ángel Ñandú") == "ÁÑ");
    BOOST_TEST(initials("明") == "明");
}

BOOST_AUTO_TEST_CASE(there_may_be_none) {
    for (const char* who : {"", "@example.org", "._-@example.org"})
        BOOST_TEST(initials(who) == "", who);
}

BOOST_AUTO_TEST_SUITE_END()
