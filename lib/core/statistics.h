#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gatepost::core {

/// What is counted for each day (UTC).
enum class Counted {
    sign_ups,       ///< accounts that somebody signed up for, each once
    confirmations,  ///< of them, by a link
    logins,
    failed_logins,
};

/// Its name in the database: renaming one needs a migration. Empty for what is none of them.
constexpr std::string_view to_string(Counted what) {
    switch (what) {
        case Counted::sign_ups:
            return "sign_ups";
        case Counted::confirmations:
            return "confirmations";
        case Counted::logins:
            return "logins";
        case Counted::failed_logins:
            return "failed_logins";
    }
    return {};
}

/// How often something happened on a day.
struct DailyCount {
    std::chrono::sys_days day;
    Counted what;
    std::uint64_t times = 0;
};

/// Of those who signed up in a week, how many confirmed within a time, and not within a shorter one
/// that is kept as well.
struct LatencyCount {
    std::chrono::sys_days week;  ///< its Monday
    std::chrono::seconds within;
    std::uint64_t accounts = 0;
};

/// The time that stands for how long somebody took to confirm: whole seconds up to 10 minutes,
/// minutes up to a day, hours up to a week, and days. Rounded up, so a bound of a cohort is never
/// crossed.
std::chrono::seconds kept_latency(std::chrono::seconds taken);

/// The Monday of an instant's week.
std::chrono::sys_days week_of(std::chrono::sys_days day);

/// A day in figures.
struct Day {
    std::chrono::sys_days day;
    std::uint64_t sign_ups = 0;
    std::uint64_t confirmations = 0;
    std::uint64_t logins = 0;
    std::uint64_t failed_logins = 0;
};

/// Those who signed up in a week, and how long they took to confirm. Each of the bounds counts what
/// is within the one before as well.
struct Cohort {
    std::chrono::sys_days week;  ///< its Monday
    std::uint64_t sign_ups = 0;
    std::uint64_t within_ten_minutes = 0;
    std::uint64_t within_an_hour = 0;
    std::uint64_t within_a_day = 0;
    std::uint64_t within_a_week = 0;
    std::uint64_t confirmed = 0;  ///< at all
    /// Not until now.
    std::uint64_t never() const { return sign_ups > confirmed ? sign_ups - confirmed : 0; }
    /// Of those who confirmed, as exact as `kept_latency`; of an even number, between the two in
    /// the middle.
    std::optional<std::chrono::seconds> median{};
};

class StatisticsRows;

/// Each day from `since` to `until`, also those when nothing happened.
std::vector<Day> days(StatisticsRows& rows, std::chrono::sys_days since,
                      std::chrono::sys_days until);

/// Each week from that of `since` to that of `until`.
std::vector<Cohort> cohorts(StatisticsRows& rows, std::chrono::sys_days since,
                            std::chrono::sys_days until);

}  // namespace gatepost::core
