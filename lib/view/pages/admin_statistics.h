#pragma once

#include <string>
#include <vector>

#include "core/statistics.h"
#include "view/frame.h"

namespace gatepost::view {

/// What happened by day, and how soon people confirm, by week; drawn, and as tables.
struct AdminStatisticsPage {
    int span = 0;  ///< of how many days
    std::vector<core::Day> days;
    std::vector<core::Cohort> cohorts;

    std::string render(const Theme& theme, const Frame& frame) const;
};

/// Of how many days there are statistics to choose; the first unless another is chosen.
inline constexpr int statistics_spans[] = {28, 7, 91, 364};

}  // namespace gatepost::view
