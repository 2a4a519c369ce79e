#include "base/visible_text.h"

#include <unictype.h>

#include <array>

#include "base/ascii.h"
#include "base/utf8.h"

namespace gatepost::base {
namespace {

constexpr std::array<std::string_view, 2> joiners{"\u200c", "\u200d"};

bool is_joiner(char32_t c) {
    return c == U'\u200c' || c == U'\u200d';
}

// ASCII's own white space stays inside: it may part two things, which the reader of the text sees.
bool is_unseen(char32_t c) {
    constexpr char32_t past_ascii = 0x80;
    return c >= past_ascii && !is_joiner(c) &&
           (uc_is_property_default_ignorable_code_point(c) || uc_is_property_white_space(c));
}

template <class Check>
std::string without(std::string_view text, Check check) {
    std::string rest;
    rest.reserve(text.size());
    while (!text.empty()) {
        const std::string_view before = text;
        if (!check(take_code_point(text))) rest += before.substr(0, before.size() - text.size());
    }
    return rest;
}

/// No word begins or ends with a joiner.
std::string_view trim_with_joiners(std::string_view text) {
    while (true) {
        text = trim(text);
        const std::string_view before = text;
        for (const std::string_view joiner : joiners) {
            if (text.starts_with(joiner)) text.remove_prefix(joiner.size());
            if (text.ends_with(joiner)) text.remove_suffix(joiner.size());
        }
        if (text == before) return text;
    }
}

/// Whether a terminal may act on it instead of showing it.
bool is_command(char32_t c) {
    constexpr char32_t line_separator = 0x2028;
    constexpr char32_t paragraph_separator = 0x2029;
    return uc_is_property_iso_control(c) || uc_is_property_bidi_control(c) || c == line_separator ||
           c == paragraph_separator;
}

}  // namespace

std::string visible_text(std::string_view text) {
    if (is_ascii(text)) return std::string(trim(text));
    return std::string(trim_with_joiners(without(text, is_unseen)));
}

std::string in_one_line(std::string_view text) {
    std::string line;
    while (!text.empty()) {
        const std::string_view before = text;
        const bool is_shown = !is_command(take_code_point(text));
        line += is_shown ? before.substr(0, before.size() - text.size()) : " ";
    }
    return line;
}

std::string without_joiners(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    return without(text, is_joiner);
}

}  // namespace gatepost::base
