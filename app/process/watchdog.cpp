#include "app/process/watchdog.h"

#include <systemd/sd-daemon.h>

#include "app/process/trouble.h"
#include "base/log.h"

namespace gatepost::app {

void Watchdog::tell(std::chrono::steady_clock::duration silence, const std::string& status) {
    const bool was_stuck = is_stuck_;
    is_stuck_ = is_too_long(silence);
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
