#include "crypto/password_strength.h"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <vector>

using gatepost::crypto::estimate_strength;

namespace {

/// Whether judging takes less than a second. More than the first bytes of some would take hours.
bool is_quick(const std::string& password, const std::vector<std::string>& personal = {}) {
    const auto started = std::chrono::steady_clock::now();
    estimate_strength(password, personal);
    return std::chrono::steady_clock::now() - started < std::chrono::seconds(1);
}

std::string repeat(std::string_view text, std::size_t size) {
    std::string repeated;
    while (repeated.size() < size)
        repeated += text;
    return repeated;
}

}  // namespace

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

BOOST_AUTO_TEST_CASE(personal_words_are_guessed_first) {
    const std::vector<std::string> personal{"kuzomale", "kz"};
    BOOST_TEST(!estimate_strength("kuzomale").is_personal);
    for (const char* own : {"kuzomale", "KuzomAle", "kuz0male", "kuzomale1999"}) {
        BOOST_TEST(estimate_strength(own, personal).is_personal, own);
        BOOST_TEST(estimate_strength(own, personal).guesses_log10 < 4, own);
    }
    BOOST_TEST(!estimate_strength("password123", personal).is_personal);
    BOOST_TEST(estimate_strength("kzkzkzkz").guesses_log10 ==
               estimate_strength("kzkzkzkz", personal).guesses_log10);
}

BOOST_AUTO_TEST_CASE(of_many_personal_words_the_first_24_count) {
    std::vector<std::string> many{"q", "qq", "twice", "twice", "twice"};
    while (many.size() < 28)
        many.push_back("other" + std::to_string(many.size()));
    many.push_back("kuzomale");
    BOOST_TEST(!estimate_strength("kuzomale", many).is_personal);
    many.erase(many.end() - 2);
    BOOST_TEST(estimate_strength("kuzomale", many).is_personal);
}

BOOST_AUTO_TEST_CASE(a_personal_word_that_is_longer_than_what_is_judged_is_found) {
    const std::string word = "a.rather.long.name.of.somebody.else@example.org";
    BOOST_TEST(estimate_strength(word, std::vector{word}).is_personal);
    BOOST_TEST(estimate_strength(word, std::vector{word}).score == 0);
}

BOOST_AUTO_TEST_CASE(any_bytes_will_do) {
    for (int byte = 1; byte < 256; ++byte)
        BOOST_TEST(estimate_strength(std::string(12, static_cast<char>(byte))).score >= 0);
}

BOOST_AUTO_TEST_CASE(what_comes_after_the_first_32_bytes_is_not_looked_at) {
    const std::string first = "correct horse 65656565 kuzomale.";
    BOOST_REQUIRE(first.size() == 32U);
    const auto judged = estimate_strength(first).guesses_log10;
    for (const auto& rest : {std::string("x"), repeat("65", 992), repeat("5454a", 4000)})
        BOOST_TEST(estimate_strength(first + rest).guesses_log10 == judged);
}

BOOST_AUTO_TEST_CASE(what_repeats_itself_is_no_way_to_keep_the_server_busy) {
    for (const char* hostile : {"65", "54", "4a", "@4", "s5$", "1l!", "password", "aaaab"}) {
        BOOST_TEST(is_quick(repeat(hostile, 1024)), hostile);
        BOOST_TEST(is_quick(repeat(hostile, 1024), std::vector(24, repeat(hostile, 1000))),
                   hostile);
    }
    std::vector<std::string> nested;
    for (std::size_t size = 3; size < 27; ++size)
        nested.push_back(repeat("54", size));
    BOOST_TEST(is_quick(repeat("54", 1024), nested));
}

BOOST_AUTO_TEST_SUITE_END()
