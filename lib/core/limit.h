#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace gatepost::core {

/// So many within so long: that many at once, and then one after each part of `per`. Kept as one
/// instant, when all of it is there again (GCRA, ITU-T I.371). `count` is not 0.
struct Allowance {
    std::uint32_t count;
    std::chrono::seconds per;

    /// After how long one more is there.
    std::chrono::microseconds interval() const { return std::chrono::microseconds(per) / count; }
    /// When one more is there, if all of it is at `full_at`: past or to come.
    base::TimePoint next_at(base::TimePoint full_at) const { return full_at - (per - interval()); }
    /// The same without the last one.
    Allowance but_one() const;
    friend bool operator==(const Allowance&, const Allowance&) = default;
};

/// Of what there is an allowance.
enum class LimitKind {
    guesses_in_a_row,         ///< at the password of one address, without a login to its account
    guesses,                  ///< at the password of one address, from one network
    network_guesses,          ///< from one network, at whatever address
    wide_guesses,             ///< the same from an IPv6 /48
    sign_ups,                 ///< that wait to be confirmed, from one network
    wide_sign_ups,            ///< the same from an IPv6 /48
    device_guesses_in_a_row,  ///< by one known device
    device_guesses,
    mails,  ///< to one mailbox that it did not ask for
    mails_a_day,
    mails_by_network,  ///< the same that one network causes
    resends,           ///< of the mail of one sign-up
    reminders,
    resets,            ///< mails with a reset link to one mailbox
    fresh_reset,       ///< that a mailbox has one which works for a while yet
    told,              ///< that the owner of an address is told of the first
    approvers,         ///< mails to administrators about sign-ups that await approval
    quiet,             ///< that a mailbox wants no mail about sign-ups
    first_mail,        ///< that a network has caused a mail to a mailbox in the last day
    codes,             ///< that are typed to confirm one sign-up
    codes_of_address,  ///< the same for all sign-ups of an address
    noted,             ///< that reaching one of the others is an event
};

/// The word of a kind that a key begins with; empty for what is no kind.
constexpr std::string_view to_string(LimitKind kind) {
    switch (kind) {
        case LimitKind::guesses_in_a_row:
            return "guesses-in-a-row";
        case LimitKind::guesses:
            return "guesses";
        case LimitKind::network_guesses:
            return "network";
        case LimitKind::wide_guesses:
            return "wide-network";
        case LimitKind::sign_ups:
            return "sign-ups";
        case LimitKind::wide_sign_ups:
            return "wide-sign-ups";
        case LimitKind::device_guesses_in_a_row:
            return "device-in-a-row";
        case LimitKind::device_guesses:
            return "device";
        case LimitKind::mails:
            return "mails";
        case LimitKind::mails_a_day:
            return "mails-a-day";
        case LimitKind::mails_by_network:
            return "mails-by-network";
        case LimitKind::resends:
            return "resends";
        case LimitKind::reminders:
            return "reminders";
        case LimitKind::resets:
            return "resets";
        case LimitKind::fresh_reset:
            return "fresh-reset";
        case LimitKind::told:
            return "told";
        case LimitKind::approvers:
            return "approvers";
        case LimitKind::quiet:
            return "quiet";
        case LimitKind::first_mail:
            return "first-mail";
        case LimitKind::codes:
            return "codes";
        case LimitKind::codes_of_address:
            return "codes-of-address";
        case LimitKind::noted:
            return "noted";
    }
    return "";
}

/// What is counted: "network 192.0.2.1". At most 320 characters of ASCII.
struct LimitKey {
    LimitKind kind;
    std::string subject;

    std::string text() const { return std::string(to_string(kind)) + ' ' + subject; }
};

/// One that is counted now.
struct LimitEntry {
    std::string key;
    base::TimePoint full_at;  ///< when all of it is there again
};

/// What is allowed. Failures count: what turns out right is given back.
struct Limits {
    // NIST SP 800-63B allows 100 in a row. One is forgiven after a month, so that what strangers
    // typed is not kept for ever.
    std::size_t guesses_in_a_row = 100;
    /// A month each is what the database's times have room for.
    static constexpr std::size_t most_in_a_row = 10'000;
    Allowance guesses{10, std::chrono::hours(1)};
    Allowance network_guesses{60, std::chrono::hours(1)};
    Allowance sign_ups{100, std::chrono::hours(24)};  ///< that are not confirmed
    std::size_t pending_of_address = 100;             ///< past it those go that nobody uses
    Allowance device_guesses{20, std::chrono::hours(1)};
    std::size_t device_guesses_in_a_row = 100;
    std::size_t network_waits = 4;  ///< passwords that one network may have waiting to be hashed
    Allowance mails{6, std::chrono::hours(1)};
    Allowance mails_a_day{20, std::chrono::hours(24)};
    Allowance mails_by_network{3, std::chrono::hours(1)};
    /// Not for a site to choose: a code has 40 bits, of which those sixty that count take six.
    static constexpr std::size_t codes = 5;
    static constexpr Allowance codes_of_address{20, std::chrono::hours(24)};
    Allowance resets{2, std::chrono::hours(1)};
    Allowance failures_alarm{1000, std::chrono::hours(1)};  ///< stops nobody: see FailureAlarm

    /// How many times as much as one network an IPv6 /48 may do: it has many customers, or one with
    /// many networks.
    static constexpr std::uint32_t of_wide = 10;

    Allowance of(LimitKind kind) const;
};

}  // namespace gatepost::core
