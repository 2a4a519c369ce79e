#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/email.h"
#include "core/session.h"
#include "crypto/timed_signer.h"

namespace gatepost::core {

enum class InvitationId : std::uint32_t {};

/// The most accounts that an invitation can be for.
inline constexpr std::uint32_t most_invited = 100'000;

enum class InvitationState { good, used_up, expired, revoked };

/// As administrators read it.
constexpr std::string_view to_string(InvitationState state) {
    switch (state) {
        case InvitationState::good:
            return "good";
        case InvitationState::used_up:
            return "used up";
        case InvitationState::expired:
            return "expired";
        case InvitationState::revoked:
            return "revoked";
    }
    __builtin_unreachable();
}

/// Lets people sign up where nobody else may, until it has made as many accounts as it was for.
struct Invitation {
    InvitationId id;
    std::optional<Email> email;   ///< the only address that may use it; nothing: any
    std::uint32_t uses_left = 0;  ///< accounts that it can still make
    TimePoint created_at;
    TimePoint expires_at;
    std::optional<TimePoint> revoked_at;
};

inline InvitationState state_of(const Invitation& invitation, base::TimePoint now) {
    if (invitation.revoked_at) return InvitationState::revoked;
    if (invitation.uses_left == 0) return InvitationState::used_up;
    return invitation.expires_at <= now ? InvitationState::expired : InvitationState::good;
}

/// Whether that address may use it.
inline bool is_for(const Invitation& invitation, const Email& email) {
    return !invitation.email || *invitation.email == email;
}

/// Makes and opens what stands in the links of invitations. When one ends is known to the store
/// alone. Thread-safe.
class InvitationTokens {
  public:
    explicit InvitationTokens(const crypto::Keyring& keys) : signer_(keys, "gatepost.invitation") {}

    std::string make(InvitationId id, base::TimePoint now) const;
    /// Nothing if it is not genuine.
    std::optional<InvitationId> open(std::string_view token) const;

  private:
    crypto::TimedSigner signer_;
};

}  // namespace gatepost::core
