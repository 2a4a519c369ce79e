#include "mysql/row.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace gatepost::mysql {
namespace {

std::optional<std::chrono::microseconds> parse_fraction(std::string_view text) {
    if (text.empty()) return std::chrono::microseconds(0);
    if (text.front() != '.' || text.size() < 2 || text.size() > 7) return std::nullopt;
    text.remove_prefix(1);
    auto number = parse_number<int>(text);
    if (!number) return std::nullopt;
    for (auto size = text.size(); size < 6; ++size)
        *number *= 10;
    return std::chrono::microseconds(*number);
}

[[noreturn]] void throw_unreadable(std::size_t column, const char* expected) {
    throw std::runtime_error("database column " + std::to_string(column) + " is not " + expected);
}

}  // namespace

std::optional<base::TimePoint> parse_time(std::string_view text) {
    constexpr std::string_view pattern = "dddd-dd-dd dd:dd:dd";
    if (text.size() < pattern.size()) return std::nullopt;
    const bool fits = std::equal(pattern.begin(), pattern.end(), text.begin(), [](char p, char c) {
        return p == 'd' ? c >= '0' && c <= '9' : p == c;
    });
    if (!fits) return std::nullopt;

    const auto part = [&](std::size_t at, std::size_t size) {
        int number = 0;
        for (const char digit : text.substr(at, size))
            number = number * 10 + (digit - '0');
        return number;
    };
    using namespace std::chrono;
    const year_month_day date(year(part(0, 4)), month(static_cast<unsigned>(part(5, 2))),
                              day(static_cast<unsigned>(part(8, 2))));
    const auto fraction = parse_fraction(text.substr(pattern.size()));
    if (!date.ok() || !fraction) return std::nullopt;
    return sys_days(date) + hours(part(11, 2)) + minutes(part(14, 2)) + seconds(part(17, 2)) +
           *fraction;
}

std::string Row::text(std::size_t column) const {
    const Value& value = values_.at(column);
    if (const auto* number = std::get_if<std::uint64_t>(&value)) return std::to_string(*number);
    return text_at(column, "a text");
}

std::uint64_t Row::number(std::size_t column) const {
    const Value& value = values_.at(column);
    if (const auto* number = std::get_if<std::uint64_t>(&value)) return *number;
    const auto parsed = parse_number<std::uint64_t>(text_at(column, "a number"));
    if (!parsed) throw_unreadable(column, "a number");
    return *parsed;
}

std::uint32_t Row::small_number(std::size_t column) const {
    const std::uint64_t value = number(column);
    if (value > std::numeric_limits<std::uint32_t>::max()) throw_unreadable(column, "below 2^32");
    return static_cast<std::uint32_t>(value);
}

base::TimePoint Row::time(std::size_t column) const {
    const auto time = parse_time(text_at(column, "a time"));
    if (!time) throw_unreadable(column, "a time");
    return *time;
}

std::optional<base::TimePoint> Row::optional_time(std::size_t column) const {
    if (is_null(column)) return std::nullopt;
    return time(column);
}

const std::string& Row::text_at(std::size_t column, const char* expected) const {
    const auto* text = std::get_if<std::string>(&values_.at(column));
    if (text == nullptr) throw_unreadable(column, expected);
    return *text;
}

}  // namespace gatepost::mysql
