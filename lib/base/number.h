#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace gatepost::base {

/// The number that `text` is from end to end: digits alone, without sign or blank, that fit.
template <class Number>
std::optional<Number> parse_number(std::string_view text, int base = 10) {
    Number number{};
    const char* const last = text.data() + text.size();
    if (text.starts_with('-')) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), last, number, base);
    if (error != std::errc() || end != last) return std::nullopt;
    return number;
}

}  // namespace gatepost::base
