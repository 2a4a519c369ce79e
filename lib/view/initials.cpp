#include "view/initials.h"

namespace gatepost::view {
namespace {

constexpr std::string_view between_words = " ._-+";

std::string_view first_letter(std::string_view word) {
    const auto goes_on = [](char byte) { return (byte & 0xc0) == 0x80; };
    std::size_t size = 1;
    while (size < word.size() && goes_on(word[size]))
        ++size;
    return word.substr(0, size);
}

}  // namespace

std::string initials(std::string_view who) {
    who = who.substr(0, who.find('@'));
    const auto first = who.find_first_not_of(between_words);
    if (first == who.npos) return "";
    who = who.substr(first, who.find_last_not_of(between_words) + 1 - first);
    const auto gap = who.find_last_of(between_words);
    std::string letters(first_letter(who));
    if (gap != who.npos) letters += first_letter(who.substr(gap + 1));
    return letters;
}

}  // namespace gatepost::view
