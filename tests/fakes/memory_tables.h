#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/store.h"

namespace gatepost::fakes {

struct SessionRecord {
    core::AccountId account;
    bool remembered = false;
    core::SessionNumber number{};
    core::Client client{};
    core::TimePoint opened_at{};
    core::TimePoint seen_at;
    core::TimePoint expires_at;
    core::TimePoint ends_at;
    core::TimePoint proved_at{};
};

struct EndedSession {
    core::SessionEnd why;
    core::TimePoint at;
};

struct MailRecord {
    core::MailIntent intent;
    core::MailStatus status = core::MailStatus::queued;
    std::uint32_t attempts = 0;
    core::TimePoint asked_at{};
    core::TimePoint queued_at{};
    core::TimePoint not_before{};
    std::string last_error{};
    std::optional<std::string> lease_owner{};
    core::TimePoint lease_until{};
    core::TimePoint finished_at{};
};

/// The day, whose it is (0: nobody's), and the network.
using FailedLoginKey = std::tuple<std::chrono::sys_days, core::AccountId, std::string>;

/// What a MemoryStore holds: a value, so that a copy of it is a way back.
struct MemoryTables {
    std::map<core::AccountId, core::Credentials> accounts;
    std::map<core::AccountId, std::string> return_paths;
    std::set<core::AccountId> reminded;
    std::map<core::AccountId, std::uint32_t> rescue_serials;  // ids are not used again
    std::map<std::string, SessionRecord> sessions;            // by digest
    std::map<std::string, EndedSession> ended_sessions;       // by digest
    std::map<core::MailId, MailRecord> outbox;
    core::MailCounts mail_counts;
    std::optional<core::TimePoint> courier_seen_at;
    std::set<std::pair<core::AccountId, core::GroupName>> memberships;
    std::vector<core::Event> events;
    std::map<core::ChangeId, core::AddressChange> changes;
    std::map<std::string, core::TimePoint> spent_forms;  // by digest
    std::map<std::string, std::optional<core::TimePoint>> keys;
    std::map<std::string, core::TimePoint> limits;  // by key: when it is full again
    std::map<FailedLoginKey, core::FailedLogins> failed_logins;
    std::map<core::InvitationId, core::Invitation> invitations;
    std::map<core::AccountId, core::InvitationId>
        invited;  // by the account; ids are not used again
    std::map<core::AccountId, core::Consent> consents;
    std::map<core::AccountId, std::string> reasons;
    std::set<core::AccountId> approvers_told;
    std::map<std::pair<std::chrono::sys_days, core::Counted>, std::uint64_t> daily_counts;
    std::map<std::pair<std::chrono::sys_days, std::chrono::seconds>, std::uint64_t> latencies;
    core::EventId last_counted{};
};

}  // namespace gatepost::fakes
