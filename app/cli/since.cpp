#include "app/cli/since.h"

#include <chrono>

#include "app/config/values.h"
#include "app/process/exit_error.h"
#include "base/utc.h"

namespace gatepost::app::cli {

base::TimePoint read_since(const std::string& text) {
    if (const auto time = base::from_utc(text)) return *time;
    const auto ago =
        read_duration(text, std::chrono::seconds(1), std::chrono::hours(24 * 365 * 10));
    if (ago) return base::SystemClock().now() - *ago;
    throw ExitError(EX_USAGE,
                    text + " is no time: 12h, 7d, 2026-01-31 and 2026-01-31T12:00:00Z are");
}

}  // namespace gatepost::app::cli
