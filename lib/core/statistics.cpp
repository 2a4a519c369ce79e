#include "core/statistics.h"

#include <algorithm>
#include <map>

#include "core/store.h"

namespace gatepost::core {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;

template <class Unit>
seconds rounded_up(seconds time) {
    return std::chrono::ceil<Unit>(time);
}

void add(Day& day, const DailyCount& count) {
    switch (count.what) {
        case Counted::sign_ups:
            day.sign_ups += count.times;
            return;
        case Counted::confirmations:
            day.confirmations += count.times;
            return;
        case Counted::logins:
            day.logins += count.times;
            return;
        case Counted::failed_logins:
            day.failed_logins += count.times;
            return;
    }
}

void add(Cohort& cohort, const LatencyCount& count) {
    if (count.within <= minutes(10)) cohort.within_ten_minutes += count.accounts;
    if (count.within <= hours(1)) cohort.within_an_hour += count.accounts;
    if (count.within <= hours(24)) cohort.within_a_day += count.accounts;
    if (count.within <= hours(24 * 7)) cohort.within_a_week += count.accounts;
    cohort.confirmed += count.accounts;
}

/// The latency of the account with that place in the order of latencies, from 0 on.
seconds latency_at(const std::vector<LatencyCount>& sorted, std::uint64_t place) {
    std::uint64_t seen = 0;
    for (const LatencyCount& count : sorted) {
        seen += count.accounts;
        if (place < seen) return count.within;
    }
    return sorted.back().within;
}

std::optional<seconds> median_of(std::vector<LatencyCount> counts) {
    std::uint64_t all = 0;
    for (const LatencyCount& count : counts)
        all += count.accounts;
    if (all == 0) return std::nullopt;
    std::ranges::sort(counts, {}, &LatencyCount::within);
    return (latency_at(counts, (all - 1) / 2) + latency_at(counts, all / 2)) / 2;
}

/// An entry for each step from `first` to `last`, to be filled.
template <class Entry>
std::map<sys_days, Entry> calendar(sys_days first, sys_days last, std::chrono::days step) {
    std::map<sys_days, Entry> entries;
    for (sys_days day = first; day <= last; day += step)
        entries[day] = Entry{day};
    return entries;
}

template <class Entry>
std::vector<Entry> values_of(const std::map<sys_days, Entry>& entries) {
    std::vector<Entry> values;
    for (const auto& [day, entry] : entries)
        values.push_back(entry);
    return values;
}

}  // namespace

seconds kept_latency(seconds taken) {
    if (taken <= minutes(10)) return std::max(taken, seconds(1));
    if (taken <= hours(24)) return rounded_up<minutes>(taken);
    if (taken <= hours(24 * 7)) return rounded_up<hours>(taken);
    return rounded_up<std::chrono::days>(taken);
}

sys_days week_of(sys_days day) {
    const std::chrono::weekday weekday(day);
    return day - (weekday - std::chrono::Monday);
}

std::vector<Day> days(StatisticsRows& rows, sys_days since, sys_days until) {
    auto entries = calendar<Day>(since, until, std::chrono::days(1));
    for (const DailyCount& count : rows.daily(since)) {
        if (const auto entry = entries.find(count.day); entry != entries.end())
            add(entry->second, count);
    }
    return values_of(entries);
}

std::vector<Cohort> cohorts(StatisticsRows& rows, sys_days since, sys_days until) {
    const sys_days first = week_of(since);
    auto entries = calendar<Cohort>(first, week_of(until), std::chrono::days(7));
    for (const DailyCount& count : rows.daily(first)) {
        const auto entry = entries.find(week_of(count.day));
        if (count.what == Counted::sign_ups && entry != entries.end())
            entry->second.sign_ups += count.times;
    }
    std::map<sys_days, std::vector<LatencyCount>> latencies;
    for (const LatencyCount& count : rows.latencies(first)) {
        const auto entry = entries.find(count.week);
        if (entry == entries.end()) continue;
        add(entry->second, count);
        latencies[count.week].push_back(count);
    }
    for (auto& [week, cohort] : entries)
        cohort.median = median_of(latencies[week]);
    return values_of(entries);
}

}  // namespace gatepost::core
