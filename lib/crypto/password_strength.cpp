#include "crypto/password_strength.h"

#include <string.h>
#include <zxcvbn.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>
#include <vector>

#include "crypto/password_forms.h"

namespace gatepost::crypto {
namespace {

constexpr std::size_t longest_judged = 32;
constexpr std::size_t most_personal = 24;
constexpr std::size_t shortest_personal = 3;  // else every other "a" would be somebody's

struct FreeMatches {
    void operator()(ZxcMatch_t* matches) const { ZxcvbnFreeInfo(matches); }
};

int score_of(double guesses_log10) {
    constexpr std::array steps{3.0, 6.0, 8.0, 10.0};
    return static_cast<int>(std::count_if(steps.begin(), steps.end(),
                                          [&](double step) { return guesses_log10 >= step; }));
}

bool is_personal(const ZxcMatch_t& match) {
    const int type = match.Type & ~MULTIPLE_MATCH;
    return type == USER_MATCH || type == USER_LEET_MATCH;
}

bool uses_personal(const ZxcMatch_t* match) {
    while (match != nullptr && !is_personal(*match))
        match = match->Next;
    return match != nullptr;
}

/// Those that zxcvbn is to know of.
std::vector<std::string> choose_words(std::span<const std::string> personal) {
    std::vector<std::string> words;
    for (const auto& word : personal) {
        if (words.size() == most_personal) break;
        if (word.size() < shortest_personal) continue;
        auto judged = word.substr(0, longest_judged);
        if (std::find(words.begin(), words.end(), judged) == words.end())
            words.push_back(std::move(judged));
    }
    return words;
}

}  // namespace

PasswordStrength estimate_strength(std::string_view typed, std::span<const std::string> personal) {
    const base::Secret normalized = normalize_password(typed);
    const std::string_view password = normalized.reveal();
    const auto words = choose_words(personal);
    std::vector<const char*> dictionary;
    for (const auto& word : words)
        dictionary.push_back(word.c_str());
    dictionary.push_back(nullptr);

    std::array<char, longest_judged + 1> judged{};  // zxcvbn's texts end with a NUL
    std::copy_n(password.begin(), std::min(password.size(), longest_judged), judged.begin());
    ZxcMatch_t* found = nullptr;
    const double bits = ZxcvbnMatch(judged.data(), dictionary.data(), &found);
    const std::unique_ptr<ZxcMatch_t, FreeMatches> matches(found);
    explicit_bzero(judged.data(), judged.size());

    PasswordStrength strength;
    strength.guesses_log10 = std::max(bits, 0.0) * std::log10(2.0);
    strength.score = score_of(strength.guesses_log10);
    strength.is_personal = uses_personal(found);
    return strength;
}

}  // namespace gatepost::crypto
