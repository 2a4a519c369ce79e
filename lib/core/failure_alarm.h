#pragma once

#include <optional>

#include "core/failed_logins.h"
#include "core/limit.h"

namespace gatepost::core {

/// Notices that passwords are tried all over the site: each account and each network may be within
/// its limits, and all of them together are not. Told from time to time how many there were.
class FailureAlarm {
  public:
    /// `most` that nobody needs to hear about.
    explicit FailureAlarm(Allowance most) : most_(most) {}

    /// `total` is that of FailedLoginRows, with the networks within `most.per`. How many there were
    /// since the time of `most` began, if they are too many; at most once in that time, and once an
    /// hour. At midnight (UTC), when the total loses a day, it begins anew.
    std::optional<FailedLoginTotal> look(const FailedLoginTotal& total, base::TimePoint now);

  private:
    struct Beginning {
        base::TimePoint at;
        std::uint64_t times;
    };

    bool may_tell(base::TimePoint now) const;

    const Allowance most_;
    std::optional<Beginning> beginning_;
    std::optional<base::TimePoint> told_at_;
};

}  // namespace gatepost::core
