#pragma once

#include <optional>
#include <string>

#include "core/dependencies.h"
#include "core/store.h"
#include "core/token.h"

namespace gatepost::core {

/// Whether the owner of a mailbox that has no confirmed account wants no mail about sign-ups.
bool is_quiet(LimitRows& limits, const Email& mailbox);

/// What the owner of a mailbox that has no confirmed account may do about sign-ups with it.
struct DeclineChoices {
    Email mailbox;
    bool waits = false;                          ///< the sign-up that the link is about
    std::optional<base::TimePoint> quiet_until;  ///< no mail about sign-ups
};

/// "Didn't sign up?": what the link in a mail about a sign-up is for. It proves the mailbox,
/// also when the sign-up is gone; it opens nothing once somebody has confirmed the address, as all
/// mail goes to an account's owner. Belongs to one thread. Every call may throw StoreUnavailable.
class Declines {
  public:
    Declines(Store& store, const Dependencies& dependencies)
        : store_(store), dependencies_(dependencies) {}

    /// Nothing if the link is not valid.
    std::optional<DeclineChoices> find(const Token<DeclineSignUp>& token);
    /// Deletes the sign-up. False if it does not wait any more, or the link is not valid.
    bool decline(const Token<DeclineSignUp>& token);
    /// No mail about sign-ups goes to the mailbox for 30 days, or again. False if the link is not
    /// valid.
    bool set_quiet(const Token<DeclineSignUp>& token, bool quiet);

  private:
    /// What a genuine link that is not too old says.
    std::optional<TokenClaims> open(const Token<DeclineSignUp>& token) const;
    /// Whether that is the account, with the address, that the link is about.
    bool is_about(const TokenClaims& claims, const std::optional<Credentials>& found) const;

    Store& store_;
    const Dependencies& dependencies_;
};

}  // namespace gatepost::core
