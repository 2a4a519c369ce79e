#include "mysql/row.h"

#include <limits>
#include <stdexcept>

#include "base/number.h"

namespace gatepost::mysql {
namespace {

/// Takes digits and what stands between them off a text that is long enough.
class Digits {
  public:
    explicit Digits(std::string_view text) : at_(text.data()) {}

    int take(int count) {
        int number = 0;
        for (; count > 0; --count) {
            const int digit = *at_++ - '0';
            good_ = good_ && digit >= 0 && digit <= 9;
            number = number * 10 + digit;
        }
        return number;
    }
    int take_after(char separator, int count) {
        if (*at_++ != separator) good_ = false;
        return take(count);
    }
    /// Whether all of it was what it should be.
    bool good() const { return good_; }

  private:
    const char* at_;
    bool good_ = true;
};

std::optional<std::chrono::microseconds> parse_fraction(std::string_view text) {
    if (text.empty()) return std::chrono::microseconds(0);
    if (text.size() < 2 || text.size() > 7) return std::nullopt;
    Digits digits(text);
    int number = digits.take_after('.', static_cast<int>(text.size()) - 1);
    if (!digits.good()) return std::nullopt;
    for (auto size = text.size(); size < 7; ++size)
        number *= 10;
    return std::chrono::microseconds(number);
}

[[noreturn]] void throw_unreadable(std::size_t column, const char* expected) {
    throw std::runtime_error("database column " + std::to_string(column) + " is not " + expected);
}

}  // namespace

std::optional<base::TimePoint> parse_time(std::string_view text) {
    constexpr std::size_t size = std::string_view("2026-01-31 23:59:59").size();
    if (text.size() < size) return std::nullopt;
    using namespace std::chrono;
    Digits digits(text);
    const year in_year(digits.take(4));
    const month in_month(static_cast<unsigned>(digits.take_after('-', 2)));
    const day on_day(static_cast<unsigned>(digits.take_after('-', 2)));
    const hours hour(digits.take_after(' ', 2));
    const minutes minute(digits.take_after(':', 2));
    const seconds second(digits.take_after(':', 2));
    const year_month_day date(in_year, in_month, on_day);
    const auto fraction = parse_fraction(text.substr(size));
    if (!digits.good() || !date.ok() || !fraction) return std::nullopt;
    return sys_days(date) + hour + minute + second + *fraction;
}

std::string Row::text(std::size_t column) const {
    const Value& value = values_.at(column);
    if (const auto* number = std::get_if<std::uint64_t>(&value)) return std::to_string(*number);
    return text_at(column, "a text");
}

std::uint64_t Row::number(std::size_t column) const {
    const Value& value = values_.at(column);
    if (const auto* number = std::get_if<std::uint64_t>(&value)) return *number;
    const auto parsed = base::parse_number<std::uint64_t>(text_at(column, "a number"));
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
