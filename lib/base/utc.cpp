#include "base/utc.h"

#include "base/ascii.h"

namespace gatepost::base {
namespace {

/// Writes the number's last digits over `count` characters of the text.
void put(std::string& text, std::size_t at, std::size_t count, long number) {
    for (; count > 0; number /= 10)
        text[at + --count] = static_cast<char>('0' + number % 10);
}

/// Takes `count` digits off the front; nothing if they are not there, or the number passes `most`.
std::optional<int> take_number(std::string_view& text, std::size_t count, int most) {
    int number = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (i >= text.size() || !is_digit(text[i])) return std::nullopt;
        number = 10 * number + (text[i] - '0');
    }
    text.remove_prefix(count);
    return number <= most ? std::optional(number) : std::nullopt;
}

bool take(std::string_view& text, std::string_view any_of) {
    if (text.empty() || any_of.find(text.front()) == any_of.npos) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<std::chrono::sys_days> take_date(std::string_view& text) {
    const auto year = take_number(text, 4, 9999);
    if (!year || !take(text, "-")) return std::nullopt;
    const auto month = take_number(text, 2, 12);
    if (!month || !take(text, "-")) return std::nullopt;
    const auto day = take_number(text, 2, 31);
    if (!day) return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day)));
    return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

std::optional<std::chrono::minutes> take_minutes(std::string_view& text) {
    const auto hours = take_number(text, 2, 23);
    if (!hours || !take(text, ":")) return std::nullopt;
    const auto minutes = take_number(text, 2, 59);
    if (!minutes) return std::nullopt;
    return std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
}

/// The digits behind a point, as many as there are; what is less than a microsecond is left out.
std::optional<std::chrono::microseconds> take_fraction(std::string_view& text) {
    if (!take(text, ".")) return std::chrono::microseconds(0);
    long micros = 0;
    std::size_t count = 0;
    for (; !text.empty() && is_digit(text.front()) && count < 9; text.remove_prefix(1), ++count)
        if (count < 6) micros = 10 * micros + (text.front() - '0');
    for (std::size_t i = count; i < 6; ++i)
        micros *= 10;
    if (count == 0) return std::nullopt;
    return std::chrono::microseconds(micros);
}

/// Behind a time, to the end.
std::optional<std::chrono::minutes> take_offset(std::string_view text) {
    if (text.empty() || text == "Z" || text == "z") return std::chrono::minutes(0);
    const bool is_west = text.front() == '-';
    if (!take(text, "+-")) return std::nullopt;
    const auto offset = take_minutes(text);
    if (!offset || !text.empty()) return std::nullopt;
    return is_west ? -*offset : *offset;
}

}  // namespace

std::optional<TimePoint> from_utc(std::string_view text) {
    const auto day = take_date(text);
    if (!day || text.empty()) return day ? std::optional<TimePoint>(*day) : std::nullopt;
    if (!take(text, "T ")) return std::nullopt;
    const auto minutes = take_minutes(text);
    if (!minutes || !take(text, ":")) return std::nullopt;
    const auto seconds = take_number(text, 2, 59);
    if (!seconds) return std::nullopt;
    const auto fraction = take_fraction(text);
    const auto offset = take_offset(text);
    if (!fraction || !offset) return std::nullopt;
    return *day + *minutes + std::chrono::seconds(*seconds) + *fraction - *offset;
}

std::string in_utc_to_the_microsecond(TimePoint time) {
    std::string text = in_utc(time);
    std::string fraction = ".000000";
    const auto second = std::chrono::floor<std::chrono::seconds>(time);
    put(fraction, 1, 6, (time - second).count());
    return text.insert(text.size() - 1, fraction);
}

std::string in_utc(TimePoint time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(time - day));
    std::string text = "0000-00-00T00:00:00Z";
    put(text, 0, 4, static_cast<int>(date.year()));
    put(text, 5, 2, static_cast<unsigned>(date.month()));
    put(text, 8, 2, static_cast<unsigned>(date.day()));
    put(text, 11, 2, clock.hours().count());
    put(text, 14, 2, clock.minutes().count());
    put(text, 17, 2, clock.seconds().count());
    return text;
}

std::string date_in_utc(std::chrono::sys_days day) {
    return in_utc(day).substr(0, 10);
}

}  // namespace gatepost::base
