#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "core/account.h"
#include "core/group.h"

namespace gatepost::core {

/// What the database knows a session by: the SHA-256 of the identifier, 32 raw bytes.
/// Reading the database lets nobody act as anybody.
struct SessionDigest {
    std::string bytes;
    friend bool operator==(const SessionDigest&, const SessionDigest&) = default;
};

/// What the cookie holds: 256 random bits in base64url (OWASP Session Management Cheat Sheet).
class SessionId {
  public:
    static SessionId generate(base::Random& random);
    /// Nothing for anything that `generate` cannot have made.
    static std::optional<SessionId> parse(std::string_view cookie);

    const std::string& cookie() const { return cookie_; }
    SessionDigest digest() const;

  private:
    explicit SessionId(std::string cookie) : cookie_(std::move(cookie)) {}
    std::string cookie_;
};

/// The sender of a request, for people to recognize.
struct Client {
    std::string address{};     ///< IPv4 or IPv6 in text form; empty if unknown
    std::string user_agent{};  ///< as the browser calls itself: at most 255 printable ASCII bytes
    std::string request_id{};  ///< of its request, as the logs have it; empty on the command line
};

/// How long a session lives.
struct SessionLifetime {
    std::chrono::seconds idle;      ///< since it was last seen
    std::chrono::seconds absolute;  ///< since it was opened
};

/// The lifetimes of the two kinds of session. "Remember me" trades the idle timeout for a longer
/// absolute one.
struct SessionLifetimes {
    SessionLifetime browser{std::chrono::minutes(30), std::chrono::hours(12)};
    SessionLifetime remembered{std::chrono::hours(24 * 30), std::chrono::hours(24 * 30)};

    const SessionLifetime& of(bool remember) const { return remember ? remembered : browser; }
};

/// A session that has not expired, with whose it is.
struct Session {
    SessionDigest digest;
    Account account;
    bool remembered = false;
    std::chrono::seconds unseen_for{};  ///< by the store's clock
    /// How long ago its owner last proved to know the password, by the store's clock.
    std::chrono::seconds unproven_for{};
    std::vector<GroupName> groups{};  ///< of the account, by name
};

/// Why a session is over for the browser that holds it, if something done elsewhere ended it.
enum class SessionEnd {
    elsewhere,     ///< its owner, on another device, or an administrator logged it out
    new_password,  ///< its account has another password now
    other,         ///< its account is locked, leaves, or signed up anew
};

/// Empty for what is no reason.
constexpr std::string_view to_string(SessionEnd end) {
    switch (end) {
        case SessionEnd::elsewhere:
            return "elsewhere";
        case SessionEnd::new_password:
            return "new_password";
        case SessionEnd::other:
            return "other";
    }
    return {};
}

/// Names a session to its owner; gives no access.
enum class SessionNumber : std::uint64_t {};

/// A live session for its owner to look at.
struct SessionEntry {
    SessionNumber number;
    SessionDigest digest;
    Client client;  ///< that opened it
    bool remembered = false;
    base::TimePoint opened_at;
    base::TimePoint seen_at;
};

}  // namespace gatepost::core
