#pragma once

#include <string>
#include <string_view>

namespace gatepost::app {

/// Says why a process cannot do as it was asked, in the log at `error` and in STATUS=
/// (sd_notify(3)), which `systemctl status` shows. `reason` is for people, in one line or several.
void tell_trouble(std::string_view what, std::string_view reason);

/// Says in STATUS= how the process is doing, behind the trouble that it was told of, if there is
/// any. Thread-safe.
void say_status(const std::string& status);

/// What keeps a process from its work for some time: told once, and again when the reason changes.
class Trouble {
  public:
    /// What becomes of the work meanwhile. It must outlive this.
    explicit Trouble(std::string_view meanwhile) : meanwhile_(meanwhile) {}

    void tell(const std::string& reason);
    /// It is over, if there was any.
    void end();

  private:
    std::string_view meanwhile_;
    std::string reason_;
};

}  // namespace gatepost::app
