#include "base/utc.h"

namespace gatepost::base {
namespace {

/// Writes the number's last digits over `count` characters of the text.
void put(std::string& text, std::size_t at, std::size_t count, long number) {
    for (; count > 0; number /= 10)
        text[at + --count] = static_cast<char>('0' + number % 10);
}

}  // namespace

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

}  // namespace gatepost::base
