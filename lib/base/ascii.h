#pragma once

#include <string>
#include <string_view>

/// ASCII's characters, whatever the locale; a byte of UTF-8 beyond them belongs to none of these.
namespace gatepost::base {

constexpr bool is_digit(char c) {
    return '0' <= c && c <= '9';
}

constexpr bool is_upper(char c) {
    return 'A' <= c && c <= 'Z';
}

constexpr bool is_lower(char c) {
    return 'a' <= c && c <= 'z';
}

constexpr bool is_alnum(char c) {
    return is_digit(c) || is_upper(c) || is_lower(c);
}

/// Neither white space nor a control character.
constexpr bool is_visible(char c) {
    return '!' <= c && c <= '~';
}

constexpr bool is_control(char c) {
    return ('\0' <= c && c < ' ') || c == '\x7f';
}

constexpr char to_lower(char c) {
    return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr char to_upper(char c) {
    return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

std::string lower(std::string text);
std::string upper(std::string text);

bool equal_ignoring_case(std::string_view a, std::string_view b);

/// `text` without the spaces, tabs and line ends around it.
std::string_view trim(std::string_view text);

}  // namespace gatepost::base
