#include "view/pages/admin_statistics.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utc.h"
#include "names/admin_statistics.tpl.h"
#include "view/catalogue.h"
#include "view/framed_page.h"
#include "view/words.h"

namespace gatepost::view {
namespace {

using namespace names::admin_statistics_tpl;

// A chart's own units: as wide as there are days, each day one wide.
constexpr double height_of_chart = 40;

/// A measure that is drawn: a bar a day.
struct Measure {
    Message name;
    std::uint64_t core::Day::*times;
};

const Measure measures[] = {
    {Message("Sign-ups"), &core::Day::sign_ups},
    {Message("Confirmations"), &core::Day::confirmations},
    {Message("Logins"), &core::Day::logins},
    {Message("Wrong passwords"), &core::Day::failed_logins},
};

void draw(Part chart, const Measure& measure, const std::vector<core::Day>& days) {
    std::uint64_t most = 0;
    std::uint64_t sum = 0;
    for (const core::Day& day : days) {
        most = std::max(most, day.*measure.times);
        sum += day.*measure.times;
    }
    chart.set(kas_MEASURE, measure.name);
    chart.set(kas_SUM, std::to_string(sum));
    chart.set(kas_MOST, std::to_string(most));
    chart.set(kas_WIDTH, std::to_string(days.size()));
    for (std::size_t i = 0; i < days.size(); ++i) {
        const auto times = days[i].*measure.times;
        if (times == 0) continue;
        const double height =
            height_of_chart * static_cast<double>(times) / static_cast<double>(most);
        Part bar = chart.add(kas_BAR);
        bar.set(kas_X, fmt::format("{:.2f}", static_cast<double>(i) + 0.1));
        bar.set(kas_Y, fmt::format("{:.2f}", height_of_chart - height));
        bar.set(kas_HEIGHT, fmt::format("{:.2f}", height));
    }
}

void fill(Part line, const core::Day& day) {
    line.set(kas_DAY, base::date_in_utc(day.day));
    line.set(kas_SIGN_UPS, std::to_string(day.sign_ups));
    line.set(kas_CONFIRMATIONS, std::to_string(day.confirmations));
    line.set(kas_LOGINS, std::to_string(day.logins));
    line.set(kas_FAILED, std::to_string(day.failed_logins));
}

std::uint64_t percent(std::uint64_t part, std::uint64_t all) {
    return all == 0 ? 0 : std::min<std::uint64_t>(100, (100 * part + all / 2) / all);
}

/// "12 (40 %)".
std::string share(std::uint64_t part, std::uint64_t all) {
    if (all == 0) return std::to_string(part);
    return fmt::format("{} ({} %)", part, percent(part, all));
}

/// A time in a unit that is read at a glance.
std::chrono::seconds rounded(std::chrono::seconds time) {
    if (time < std::chrono::minutes(2)) return time;
    if (time < std::chrono::hours(2)) return std::chrono::ceil<std::chrono::minutes>(time);
    if (time < std::chrono::hours(48)) return std::chrono::ceil<std::chrono::hours>(time);
    return std::chrono::ceil<std::chrono::days>(time);
}

/// What is within a time and not within the one before, as a piece of the week's bar. The pieces
/// differ in their class, from the fastest on.
void draw(Part line, const core::Cohort& week) {
    const std::uint64_t within[] = {week.within_ten_minutes, week.within_an_hour, week.within_a_day,
                                    week.within_a_week, week.confirmed};
    std::uint64_t from = 0;
    for (std::size_t i = 0; i < std::size(within); ++i) {
        const auto to = percent(within[i], week.sign_ups);
        if (to > from) {
            Part piece = line.add(kas_PIECE);
            piece.set(kas_PIECE_CLASS, fmt::format("within-{}", i + 1));
            piece.set(kas_PIECE_X, std::to_string(from));
            piece.set(kas_PIECE_WIDTH, std::to_string(to - from));
        }
        from = std::max(from, to);
    }
}

void fill(Part line, const core::Cohort& week) {
    const auto all = week.sign_ups;
    line.set(kas_WEEK, base::date_in_utc(week.week));
    line.set(kas_WEEK_SIGN_UPS, std::to_string(all));
    line.set(kas_TEN_MINUTES, share(week.within_ten_minutes, all));
    line.set(kas_AN_HOUR, share(week.within_an_hour, all));
    line.set(kas_A_DAY, share(week.within_a_day, all));
    line.set(kas_A_WEEK, share(week.within_a_week, all));
    line.set(kas_NEVER, share(week.never(), all));
    line.set(kas_MEDIAN, week.median ? in_words(line.language(), rounded(*week.median)) : "–");
    draw(line, week);
}

}  // namespace

std::string AdminStatisticsPage::render(const Theme& theme, const Frame& frame) const {
    FramedPage out(theme, frame, Message("Statistics"), file);
    out.show_places("/admin/statistics");
    for (const int choice : statistics_spans) {
        Part item = out.add(kas_SPAN);
        item.set(kas_SPAN_DAYS, std::to_string(choice));
        item.set(kas_SPAN_NAME, translate(item.language(), Plural("{} day", "{} days"), choice));
        item.show(choice == span ? kas_CHOSEN : kas_OTHER);
    }
    for (const Measure& measure : measures)
        draw(out.add(kas_CHART), measure, days);
    for (auto day = days.rbegin(); day != days.rend(); ++day)
        fill(out.add(kas_LINE), *day);
    for (auto week = cohorts.rbegin(); week != cohorts.rend(); ++week)
        fill(out.add(kas_COHORT), *week);
    return out.expand();
}

}  // namespace gatepost::view
