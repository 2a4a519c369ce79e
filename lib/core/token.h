#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/account.h"
#include "core/confirm_code.h"
#include "core/invitation.h"
#include "crypto/timed_signer.h"

namespace gatepost::core {

/// Purposes. Each has its own salt, so that a token made for one is not valid for another.
struct ConfirmEmail {
    static constexpr std::string_view salt = "gatepost.confirm-email";
};

struct ResetPassword {
    static constexpr std::string_view salt = "gatepost.reset-password";
};

/// "I did not sign up": deletes a sign-up that is still pending.
struct DeclineSignUp {
    static constexpr std::string_view salt = "gatepost.decline-sign-up";
};

/// Confirms the new address of an account. Its serial is the change's.
struct ChangeAddress {
    static constexpr std::string_view salt = "gatepost.change-address";
};

/// "This was not me": undoes a change of the address, whose serial it has.
struct UndoAddressChange {
    static constexpr std::string_view salt = "gatepost.undo-address-change";
};

/// "I want to keep my account": ends its deletion.
struct KeepAccount {
    static constexpr std::string_view salt = "gatepost.keep-account";
};

/// "Allow this browser": while others try too many passwords.
struct AllowBrowser {
    static constexpr std::string_view salt = "gatepost.allow-browser";
};

/// "This was not me": logs everyone out of an account, so that its owner sets a new password.
struct RescueAccount {
    static constexpr std::string_view salt = "gatepost.rescue-account";
};

/// The text of a token made for one purpose: what stands in a link.
template <class Purpose>
class Token {
  public:
    /// Takes any text that stood in a link. Only `Tokens<Purpose>::open` tells whether it is worth
    /// anything.
    explicit Token(std::string text) : text_(std::move(text)) {}
    const std::string& text() const { return text_; }

  private:
    std::string text_;
};

/// What a genuine token says.
struct TokenClaims {
    AccountId account;
    std::string email_key;
    std::uint32_t epoch = 0;
    std::uint32_t serial =
        0;  ///< of the purpose's tokens for this account, where the newest counts
    TimePoint signed_at;
};

/// Makes and opens the tokens of one purpose. Thread-safe.
template <class Purpose>
class Tokens {
  public:
    Tokens(const crypto::Keyring& keys, std::chrono::seconds lifetime)
        : signer_(keys, Purpose::salt), lifetime_(lifetime) {}

    std::chrono::seconds lifetime() const { return lifetime_; }

    Token<Purpose> make(const Account& account, base::TimePoint now,
                        std::uint32_t serial = 0) const;

    /// The claims if the token is genuine, however old; nothing otherwise.
    std::optional<TokenClaims> open(const Token<Purpose>& token) const;

    bool is_fresh(const TokenClaims& claims, base::TimePoint now) const {
        return crypto::is_fresh(claims.signed_at, now, lifetime_);
    }

    /// Whether genuine claims still count for `account`: its own, for the address and the epoch
    /// that it has now, and not older than the lifetime.
    bool is_valid(const TokenClaims& claims, const Account& account, base::TimePoint now) const;

  private:
    crypto::TimedSigner signer_;
    std::chrono::seconds lifetime_;
};

using ConfirmTokens = Tokens<ConfirmEmail>;
using ResetTokens = Tokens<ResetPassword>;
using DeclineTokens = Tokens<DeclineSignUp>;
using ChangeTokens = Tokens<ChangeAddress>;
using UndoTokens = Tokens<UndoAddressChange>;
using KeepTokens = Tokens<KeepAccount>;
using RescueTokens = Tokens<RescueAccount>;
using AllowTokens = Tokens<AllowBrowser>;
extern template class Tokens<ConfirmEmail>;
extern template class Tokens<ResetPassword>;
extern template class Tokens<DeclineSignUp>;
extern template class Tokens<ChangeAddress>;
extern template class Tokens<UndoAddressChange>;
extern template class Tokens<KeepAccount>;
extern template class Tokens<RescueAccount>;
extern template class Tokens<AllowBrowser>;

/// How long the links in mails live.
struct LinkLifetimes {
    std::chrono::seconds confirm{std::chrono::hours(1)};
    std::chrono::seconds reset{std::chrono::hours(1)};
    std::chrono::seconds decline{std::chrono::hours(24 * 7)};
    std::chrono::seconds keep{std::chrono::hours(24 * 7)};  ///< as long as a deletion waits
    std::chrono::seconds undo{std::chrono::hours(24 * 7)};  ///< of a change of the address
    std::chrono::seconds rescue{std::chrono::hours(24 * 7)};
    std::chrono::seconds allow{std::chrono::hours(24 * 7)};
};

/// The tokens of all links in mails. Thread-safe.
struct LinkTokens {
    LinkTokens(const crypto::Keyring& keys, const LinkLifetimes& lifetimes)
        : confirm(keys, lifetimes.confirm),
          confirm_codes(keys, lifetimes.confirm),
          reset(keys, lifetimes.reset),
          decline(keys, lifetimes.decline),
          change(keys, lifetimes.confirm),
          undo(keys, lifetimes.undo),
          keep(keys, lifetimes.keep),
          rescue(keys, lifetimes.rescue),
          allow(keys, lifetimes.allow),
          invitation(keys) {}

    ConfirmTokens confirm;
    ConfirmCodes confirm_codes;
    ResetTokens reset;
    DeclineTokens decline;
    ChangeTokens change;
    UndoTokens undo;
    KeepTokens keep;
    RescueTokens rescue;
    AllowTokens allow;
    InvitationTokens invitation;
};

}  // namespace gatepost::core
