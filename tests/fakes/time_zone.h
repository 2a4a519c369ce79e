#pragma once

#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>

namespace gatepost::fakes {

/// This process in another time zone, while the object lives. Not for several threads.
class TimeZone {
  public:
    explicit TimeZone(const char* name) {
        if (const char* const before = std::getenv("TZ")) before_ = before;
        set(name);
    }
    ~TimeZone() { set(before_ ? before_->c_str() : nullptr); }
    TimeZone(const TimeZone&) = delete;
    TimeZone& operator=(const TimeZone&) = delete;

  private:
    static void set(const char* name) {
        if (name != nullptr) {
            setenv("TZ", name, 1);
        } else {
            unsetenv("TZ");
        }
        tzset();
    }

    std::optional<std::string> before_;
};

/// Behind UTC, UTC, and ahead of it by no whole hours. Written out, so that they do not depend on
/// which zones the machine knows.
inline constexpr const char* time_zones[] = {"EST5EDT,M3.2.0,M11.1.0", "UTC0", "IST-5:30"};

}  // namespace gatepost::fakes
