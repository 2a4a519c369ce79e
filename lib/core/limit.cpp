#include "core/limit.h"

#include <algorithm>

namespace gatepost::core {
namespace {

constexpr std::chrono::hours month{24 * 30};

Allowance in_a_row(std::size_t count) {
    return {static_cast<std::uint32_t>(count), static_cast<int>(count) * month};
}

}  // namespace

Allowance Allowance::but_one() const {
    const std::uint32_t fewer = std::max(count, 2U) - 1;
    return {fewer, std::max(per * fewer / count, std::chrono::seconds(1))};
}

Allowance Limits::of(LimitKind kind) const {
    switch (kind) {
        case LimitKind::guesses_in_a_row:
            return in_a_row(guesses_in_a_row);
        case LimitKind::guesses:
            return guesses;
        case LimitKind::network_guesses:
            return network_guesses;
        case LimitKind::wide_guesses:
            return {network_guesses.count * of_wide, network_guesses.per};
        case LimitKind::sign_ups:
            return sign_ups;
        case LimitKind::wide_sign_ups:
            return {sign_ups.count * of_wide, sign_ups.per};
        case LimitKind::device_guesses_in_a_row:
            return in_a_row(device_guesses_in_a_row);
        case LimitKind::device_guesses:
            return device_guesses;
        case LimitKind::mails:
            return mails;
        case LimitKind::mails_a_day:
            return mails_a_day;
        case LimitKind::mails_by_network:
            return mails_by_network;
        case LimitKind::resends:  // the sign-up has had one of its network's
            return mails_by_network.but_one();
        case LimitKind::codes:
            return in_a_row(codes);
        case LimitKind::codes_of_address:
            return codes_of_address;
        case LimitKind::resets:
            return resets;
        case LimitKind::fresh_reset:
            return {1,
                    std::chrono::hours(1)};  // half as long as the link lives, who takes it knows
        case LimitKind::approvers:
        case LimitKind::noted:
            return {1, std::chrono::hours(1)};
        case LimitKind::first_mail:
            return {1, std::chrono::hours(24)};
        case LimitKind::quiet:
        case LimitKind::reminders:
        case LimitKind::told:
            return {1, month};
    }
    __builtin_unreachable();
}

}  // namespace gatepost::core
