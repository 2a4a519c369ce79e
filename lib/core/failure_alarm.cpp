#include "core/failure_alarm.h"

#include <algorithm>

namespace gatepost::core {

std::optional<FailedLoginTotal> FailureAlarm::look(const FailedLoginTotal& total,
                                                   base::TimePoint now) {
    if (!beginning_ || total.times < beginning_->times) beginning_ = {now, total.times};
    const std::uint64_t times = total.times - beginning_->times;
    if (now >= beginning_->at + most_.per) beginning_ = {now, total.times};
    if (times <= most_.count || !may_tell(now)) return std::nullopt;
    told_at_ = now;
    return FailedLoginTotal{times, total.networks};
}

bool FailureAlarm::may_tell(base::TimePoint now) const {
    return !told_at_ ||
           now >= *told_at_ + std::max<std::chrono::seconds>(most_.per, std::chrono::hours(1));
}

}  // namespace gatepost::core
