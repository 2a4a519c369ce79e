#pragma once

#include <chrono>
#include <string>

namespace gatepost::app {

/// What systemd is told of a service while it runs (sd_notify(3)): that it works, for WatchdogSec=,
/// and how it is doing, for `systemctl status`. Does nothing where no systemd started it. One
/// thread.
class Watchdog {
  public:
    /// Workers that have been silent for longer are stuck, unless they may be: no request takes as
    /// long. A statement fails after 3 seconds, a write after 10, and nginx gives up after 30.
    static constexpr std::chrono::seconds longest_silence{60};

    explicit Watchdog(std::chrono::seconds longest = longest_silence) : longest_(longest) {}

    bool is_too_long(std::chrono::steady_clock::duration silence) const {
        return silence > longest_;
    }

    /// To be called again and again. Says that the process works unless its workers are stuck.
    void tell(std::chrono::steady_clock::duration silence, const std::string& status);

  private:
    std::chrono::seconds longest_;
    bool is_stuck_ = false;
    std::string status_;
};

}  // namespace gatepost::app
