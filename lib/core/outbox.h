#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/account.h"

namespace gatepost::core {

enum class MailId : std::uint64_t {};

enum class MailKind;  // mails.h

/// That a mail is due, not the mail: it is rendered, and its token made, when it is sent, so that
/// no token rests in the database.
struct MailIntent {
    MailKind kind;
    std::optional<AccountId> account;  ///< the account that it is about; the row goes when it goes
    Email recipient;
    std::string client_address;  ///< of the one who caused it
    std::string user_agent{};    ///< of the one who caused it, for mails that name their device
    std::optional<Language> language{};  ///< of one about an account that is gone, which had it
};

enum class MailStatus { queued, sent, failed };

/// Empty for what is no status.
constexpr std::string_view to_string(MailStatus status) {
    switch (status) {
        case MailStatus::queued:
            return "queued";
        case MailStatus::sent:
            return "sent";
        case MailStatus::failed:
            return "failed";
    }
    return {};
}

/// A row of the outbox that a courier holds.
struct LeasedMail {
    MailId id;
    MailIntent intent;
    std::uint32_t attempts = 0;         ///< this one counted
    TimePoint asked_at;                 ///< when its cause was
    std::chrono::seconds queued_for{};  ///< since its day to try began, by the store's clock
};

/// Where mail to an address goes, as far as the outbox tells: what follows its '@', for people.
inline std::string_view recipient_domain(const Email& recipient) {
    const std::string_view typed = recipient.typed();
    return typed.substr(typed.rfind('@') + 1);
}

/// What a lease leaves where it is, due or not.
struct PassedOver {
    std::vector<MailId> mails{};
    std::vector<std::string> domains{};  ///< as `recipient_domain` has them
};

/// A row of the outbox for people to look at.
struct OutboxEntry {
    MailId id;
    std::string kind;
    std::optional<AccountId> account;
    std::string recipient;
    MailStatus status;
    std::uint32_t attempts = 0;
    TimePoint queued_at;
    TimePoint not_before;
    std::string last_error;  ///< empty if none
};

/// How many mails came to each end.
struct MailCounts {
    std::uint64_t sent = 0;
    std::uint64_t refused = 0;   ///< attempts, by the mail system; most are repeated
    std::uint64_t given_up = 0;  ///< after as many attempts as may be
    std::uint64_t dropped = 0;   ///< nobody is to be told any more, or a limit was reached

    friend bool operator==(const MailCounts&, const MailCounts&) = default;
    MailCounts& operator+=(const MailCounts& more) {
        sent += more.sent;
        refused += more.refused;
        given_up += more.given_up;
        dropped += more.dropped;
        return *this;
    }
};

/// How the mail is doing, for those who watch.
struct OutboxFigures {
    std::uint64_t queued = 0;
    std::uint64_t failed = 0;
    /// For how long the mail that is due first has been due; nothing if none is.
    std::optional<std::chrono::seconds> oldest_due{};
    /// Since a courier was last seen at work; nothing if none ever was.
    std::optional<std::chrono::seconds> courier_seen{};
    MailCounts counts{};  ///< of all couriers together, for as long as the database is there
};

}  // namespace gatepost::core
