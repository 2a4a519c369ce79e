#include "app/cli/since.h"

#include <chrono>
#include <iomanip>
#include <optional>
#include <sstream>

#include "app/config/values.h"
#include "app/process/exit_error.h"

namespace gatepost::app::cli {
namespace {

/// "2026-01-31", or with a time behind it, "2026-01-31T12:00:00Z".
std::optional<base::TimePoint> read_date(const std::string& text) {
    std::istringstream in(text);
    std::tm parts{};
    const bool has_time = text.size() > 10;
    in >> std::get_time(&parts, has_time ? "%Y-%m-%dT%H:%M:%SZ" : "%Y-%m-%d");
    if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) return std::nullopt;
    const std::chrono::year_month_day day{
        std::chrono::year(parts.tm_year + 1900),
        std::chrono::month(static_cast<unsigned>(parts.tm_mon + 1)),
        std::chrono::day(static_cast<unsigned>(parts.tm_mday))};
    if (!day.ok()) return std::nullopt;
    return std::chrono::sys_days(day) + std::chrono::hours(parts.tm_hour) +
           std::chrono::minutes(parts.tm_min) + std::chrono::seconds(parts.tm_sec);
}

}  // namespace

base::TimePoint read_since(const std::string& text) {
    if (const auto date = read_date(text)) return *date;
    const auto ago =
        read_duration(text, std::chrono::seconds(1), std::chrono::hours(24 * 365 * 10));
    if (ago) return base::SystemClock().now() - *ago;
    throw ExitError(EX_USAGE,
                    text + " is no time: 12h, 7d, 2026-01-31 and 2026-01-31T12:00:00Z are");
}

}  // namespace gatepost::app::cli
