#include "crypto/keyring.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

using gatepost::crypto::Keyring;

namespace {

const std::string first(32, 'a');
const std::string second(40, 'b');

}  // namespace

BOOST_AUTO_TEST_SUITE(keyring_tests)

BOOST_AUTO_TEST_CASE(reads_keys_newest_first) {
    const auto keys = Keyring::parse(first + "\n" + second + "\n");
    BOOST_REQUIRE(keys);
    BOOST_TEST(keys->newest().reveal() == first);
    BOOST_REQUIRE(keys->all().size() == 2U);
    BOOST_TEST(keys->all()[1].reveal() == second);
}

BOOST_AUTO_TEST_CASE(the_last_line_needs_no_end) {
    const auto keys = Keyring::parse(first);
    BOOST_REQUIRE(keys);
    BOOST_TEST(keys->newest().reveal() == first);
}

BOOST_AUTO_TEST_CASE(passes_over_comments_blank_lines_and_white_space) {
    const auto keys = Keyring::parse("# made on 1 May\r\n\r\n  " + first + " \t\r\n\n#" + first +
                                     "\n   # indented\n" + second + "\r\n\r\n");
    BOOST_REQUIRE(keys);
    BOOST_REQUIRE(keys->all().size() == 2U);
    BOOST_TEST(keys->newest().reveal() == first);
    BOOST_TEST(keys->all()[1].reveal() == second);
}

BOOST_AUTO_TEST_CASE(keeps_white_space_and_marks_inside_a_key) {
    const std::string key = "a key with spaces, a # and a = sign";
    BOOST_TEST(Keyring::parse(key)->newest().reveal() == key);
}

BOOST_AUTO_TEST_CASE(each_key_has_a_name_that_is_always_the_same) {
    const auto names = Keyring::parse(first + "\n" + second)->names();
    BOOST_TEST(names.size() == 2U);
    for (const auto& key : {first, second}) {
        const auto alone = Keyring::parse(key)->names();
        BOOST_REQUIRE(alone.size() == 1U);
        BOOST_TEST((std::ranges::find(names, alone.front()) != names.end()));
        BOOST_TEST(alone.front().size() == 16U);
    }
}

BOOST_AUTO_TEST_CASE(refuses_a_file_without_keys) {
    for (const auto* text : {"", "\n", "\n\n\n", "# only a comment", " \t\r\n"}) {
        BOOST_TEST(!Keyring::parse(text));
    }
}

BOOST_AUTO_TEST_CASE(refuses_short_and_overlong_keys) {
    BOOST_TEST(!Keyring::parse(std::string(31, 'k')));
    BOOST_TEST(Keyring::parse(std::string(32, 'k')).has_value());
    BOOST_TEST(Keyring::parse(std::string(1024, 'k')).has_value());
    BOOST_TEST(!Keyring::parse(std::string(1025, 'k')));
    BOOST_TEST(!Keyring::parse(first + "\nshort\n" + second));
    BOOST_TEST(!Keyring::parse(std::string(31, 'k') + "                     "));
}

BOOST_AUTO_TEST_SUITE_END()
