#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/event.h"
#include "core/failed_logins.h"
#include "core/session.h"
#include "view/frame.h"

namespace gatepost::view {

struct SessionLine {
    std::uint64_t number = 0;
    core::Client client;
    core::TimePoint opened_at;
    core::TimePoint seen_at;
    bool current = false;  ///< the one in which the page is shown
};

struct SessionsPage {
    std::vector<SessionLine> sessions{};
    std::vector<core::Event> events{};
    std::vector<core::FailedLogins> failed_logins{};

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
