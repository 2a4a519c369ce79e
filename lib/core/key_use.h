#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/invitation.h"
#include "core/token.h"

namespace gatepost::core {

/// Something that keys sign, and how long it counts.
struct SignedKind {
    std::string_view what;
    std::chrono::seconds lifetime;
    bool is_needed;  ///< somebody is lost without it; else it is made anew by itself
};

/// The links in mails; invitations have no lifetime of their own.
std::vector<SignedKind> kinds_of_links(const LinkLifetimes& lifetimes);

/// Something that a key signed and that counts as long as that key is there.
struct SignedUntil {
    std::string_view what;
    TimePoint until;
    bool is_needed;
};

/// What a key that signed last at that time may have signed and that still counts, by kind.
std::vector<SignedUntil> still_counts(TimePoint last_signed, TimePoint now,
                                      const std::vector<SignedKind>& kinds,
                                      const std::vector<Invitation>& invitations);

}  // namespace gatepost::core
