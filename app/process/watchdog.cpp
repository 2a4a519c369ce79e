#include "app/process/watchdog.h"

#include <systemd/sd-daemon.h>

#include "app/process/trouble.h"
#include "base/log.h"

namespace gatepost::app {

using std::chrono::microseconds;

void Watchdog::expect_silence(std::chrono::seconds longest) {
    std::uint64_t interval = 0;
    if (sd_watchdog_enabled(0, &interval) <= 0) return;
    if (microseconds(interval) > longest) return;
    const auto wanted = static_cast<std::uint64_t>(microseconds(longest).count());
    sd_notify(0, ("WATCHDOG_USEC=" + std::to_string(wanted)).c_str());
}

void Watchdog::tell(std::chrono::steady_clock::duration silence, const std::string& status) {
    const bool was_stuck = is_stuck_;
    is_stuck_ = silence > longest_silence;
    if (!is_stuck_) sd_notify(0, "WATCHDOG=1");
    if (is_stuck_ && !was_stuck) {
        base::log(base::Level::error, "no worker moves",
                  {{"seconds", std::chrono::floor<std::chrono::seconds>(silence).count()}});
    }
    if (status == status_) return;
    status_ = status;
    say_status(status);
}

}  // namespace gatepost::app
