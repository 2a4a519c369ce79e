#include "crypto/password_strength.h"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <vector>

using gatepost::crypto::estimate_strength;

BOOST_AUTO_TEST_SUITE(password_strength_tests)

BOOST_AUTO_TEST_CASE(scores_by_the_number_of_guesses) {
    BOOST_TEST(estimate_strength("").score == 0);
    BOOST_TEST(estimate_strength("password123").score == 0);
    BOOST_TEST(estimate_strength("zxcvbnm123").score == 1);
    BOOST_TEST(estimate_strength("gatepost").score == 2);
    BOOST_TEST(estimate_strength("correct horse").score == 3);
    BOOST_TEST(estimate_strength("correct horse battery").score == 4);
    BOOST_TEST(estimate_strength("secret123").guesses_log10 < 4);
}

BOOST_AUTO_TEST_CASE(common_is_what_is_one_common_thing_as_a_whole) {
    for (const char* common : {"password", "P@ssw0rd", "12345678", "abcdefgh", "aaaaaaaa",
                               "12341234", "iloveyou", "trustno1", "qwertyuiop", "1q2w3e4r"}) {
        BOOST_TEST(estimate_strength(common).is_common, common);
    }
    for (const char* own : {"", "password123", "secret123", "hunter22", "sunflower", "xkvjqzpw",
                            "correct horse", "\u00e4\u00f6\u00fc\u00df\u4e2d\u6587"}) {
        BOOST_TEST(!estimate_strength(own).is_common, own);
    }
}

BOOST_AUTO_TEST_CASE(personal_words_are_guessed_first) {
    const std::vector<std::string> personal{"kuzomale", "kz"};
    BOOST_TEST(!estimate_strength("kuzomale").is_common);
    BOOST_TEST(estimate_strength("kuzomale", personal).is_common);
    BOOST_TEST(estimate_strength("KuzomAle", personal).is_common);
    BOOST_TEST(estimate_strength("kzkzkzkz").guesses_log10 ==
               estimate_strength("kzkzkzkz", personal).guesses_log10);
    const std::vector<std::string> many(100, std::string(10'000, 'q'));
    BOOST_TEST(estimate_strength("correct horse", many).score == 3);
}

BOOST_AUTO_TEST_CASE(any_bytes_will_do) {
    for (int byte = 1; byte < 256; ++byte)
        BOOST_TEST(estimate_strength(std::string(12, static_cast<char>(byte))).score >= 0);
}

// More of these would take seconds: this shows it when somebody makes the cap larger.
BOOST_AUTO_TEST_CASE(what_repeats_itself_is_no_way_to_keep_the_server_busy) {
    std::string hostile;
    while (hostile.size() < 1024)
        hostile += "65";
    const auto started = std::chrono::steady_clock::now();
    estimate_strength(hostile);
    BOOST_TEST((std::chrono::steady_clock::now() - started < std::chrono::seconds(1)));
    BOOST_TEST(!estimate_strength(std::string(40, 'a')).is_common);
}

BOOST_AUTO_TEST_SUITE_END()
