#include "core/key_use.h"

#include <algorithm>

#include "core/confirm_code.h"

namespace gatepost::core {
namespace {

// Programs say once a minute that they sign.
constexpr std::chrono::minutes unsaid{2};

/// When the last invitation ends that was made by then and that somebody can still use.
TimePoint end_of_last(const std::vector<Invitation>& invitations, TimePoint made_by,
                      TimePoint now) {
    TimePoint end;
    for (const Invitation& one : invitations) {
        const bool is_good = state_of(one, now) == InvitationState::good;
        if (is_good && one.created_at <= made_by) end = std::max(end, one.expires_at);
    }
    return end;
}

}  // namespace

std::vector<SignedKind> kinds_of_links(const LinkLifetimes& lifetimes) {
    return {
        {"links: confirm a sign-up or another address", lifetimes.confirm, true},
        {"codes beside links that confirm a sign-up", ConfirmCodes::longest(lifetimes.confirm),
         true},
        {"links: set a new password", lifetimes.reset, true},
        {"links: not my sign-up", lifetimes.decline, true},
        {"links: keep my account", lifetimes.keep, true},
        {"links: undo a change of the address", lifetimes.undo, true},
        {"links: that login was not me", lifetimes.rescue, true},
        {"links: let this browser log in", lifetimes.allow, true},
    };
}

std::vector<SignedUntil> still_counts(TimePoint last_signed, TimePoint now,
                                      const std::vector<SignedKind>& kinds,
                                      const std::vector<Invitation>& invitations) {
    const TimePoint signed_until = last_signed + unsaid;
    std::vector<SignedUntil> counting;
    const auto add = [&](std::string_view what, TimePoint until, bool is_needed) {
        if (until > now) counting.push_back({what, until, is_needed});
    };
    for (const SignedKind& kind : kinds)
        add(kind.what, signed_until + kind.lifetime, kind.is_needed);
    add("invitations", end_of_last(invitations, signed_until, now), true);
    return counting;
}

}  // namespace gatepost::core
