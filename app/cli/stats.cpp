#include <fmt/format.h>
#include <sysexits.h>

#include <iostream>

#include "app/cli/cli.h"
#include "app/cli/listing.h"
#include "app/cli/since.h"
#include "base/utc.h"
#include "core/statistics.h"

namespace gatepost::app::cli {
namespace {

std::string to_text(const std::optional<std::chrono::seconds>& time) {
    using std::chrono::floor;
    if (!time) return "-";
    if (*time < std::chrono::minutes(10)) return fmt::format("{}s", time->count());
    if (*time < std::chrono::hours(24))
        return fmt::format("{}m", floor<std::chrono::minutes>(*time).count());
    return fmt::format("{}h", floor<std::chrono::hours>(*time).count());
}

base::Json json_of(const core::Day& day) {
    return {{"day", base::date_in_utc(day.day)},
            {"sign_ups", day.sign_ups},
            {"confirmations", day.confirmations},
            {"logins", day.logins},
            {"failed_logins", day.failed_logins}};
}

base::Json json_of(const core::Cohort& week) {
    base::Json median;
    if (week.median) median = week.median->count();
    return {{"week", base::date_in_utc(week.week)},
            {"sign_ups", week.sign_ups},
            {"within_10_minutes", week.within_ten_minutes},
            {"within_an_hour", week.within_an_hour},
            {"within_a_day", week.within_a_day},
            {"within_a_week", week.within_a_week},
            {"confirmed", week.confirmed},
            {"never", week.never()},
            {"median_seconds", median}};
}

void print_days(const std::vector<core::Day>& all) {
    Listing table(false, {"DAY", "SIGN-UPS", "CONFIRMED", "LOGINS", "WRONG PASSWORDS"});
    for (const core::Day& day : all) {
        table.add({}, {base::date_in_utc(day.day), std::to_string(day.sign_ups),
                       std::to_string(day.confirmations), std::to_string(day.logins),
                       std::to_string(day.failed_logins)});
    }
    table.finish();
}

void print_cohorts(const std::vector<core::Cohort>& all) {
    Listing table(
        false, {"WEEK OF", "SIGN-UPS", "10 MIN", "1 HOUR", "1 DAY", "1 WEEK", "NEVER", "MEDIAN"});
    for (const core::Cohort& week : all) {
        table.add({}, {base::date_in_utc(week.week), std::to_string(week.sign_ups),
                       std::to_string(week.within_ten_minutes), std::to_string(week.within_an_hour),
                       std::to_string(week.within_a_day), std::to_string(week.within_a_week),
                       std::to_string(week.never()), to_text(week.median)});
    }
    table.finish();
}

template <class Entry>
base::Json::Array array_of(const std::vector<Entry>& entries) {
    base::Json::Array all;
    for (const Entry& entry : entries)
        all.push_back(json_of(entry));
    return all;
}

int show_statistics(const Globals& globals, const std::string& since, bool as_json) {
    const auto store = open_store(globals);
    auto& rows = store->rows().statistics;
    const auto today = std::chrono::floor<std::chrono::days>(base::SystemClock().now());
    const auto first = std::chrono::floor<std::chrono::days>(read_since(since));
    const auto days = core::days(rows, first, today);
    const auto cohorts = core::cohorts(rows, first, today);
    if (as_json) {
        std::cout << base::Json{{"days", array_of(days)}, {"cohorts", array_of(cohorts)}}.dump(2)
                  << '\n';
        return EX_OK;
    }
    print_days(days);
    std::cout << "\nOf those who signed up in a week, confirmed within:\n";
    print_cohorts(cohorts);
    return EX_OK;
}

}  // namespace

void add_stats_command(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand(
        "stats", "Sign-ups, logins and failures by day, and how soon people confirm, by week");
    auto* since = noun->add_option("--since", since_help)->type_name("TIME");
    auto* json = add_json(*noun);
    add_example(*noun, "gatepost stats --since 90d");
    noun->callback([=, &chosen] {
        chosen = [from = since->count() > 0 ? since->as<std::string>() : "28d",
                  as_json = json->count() > 0](const Globals& globals) {
            return show_statistics(globals, from, as_json);
        };
    });
}

}  // namespace gatepost::app::cli
