#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "core/session.h"
#include "crypto/purpose_keys.h"
#include "crypto/timed_signer.h"

namespace gatepost::app {

/// A new value for the cookie by which a browser is known before login: 128 random bits, base64url.
/// It needs no signature: the token is what proves that this site made the form, and an attacker
/// who could plant a cookie could plant a signed one as well, got by asking.
std::string new_visitor(base::Random& random);

/// What a browser is known by to the CSRF check: its session, or, before login, one of the
/// visitor's cookies.
class CsrfBinding {
  public:
    static CsrfBinding to_session(const core::SessionDigest& session);
    /// Nothing for what `new_visitor` cannot have made.
    static std::optional<CsrfBinding> to_visitor(std::string_view cookie);

    const std::string& text() const { return text_; }

  private:
    explicit CsrfBinding(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

/// Makes and checks the hidden token of every form: a stamp, which is a nonce signed with the time,
/// and the HMAC of it and of what the browser is bound to (OWASP CSRF Prevention Cheat Sheet,
/// "Signed Double-Submit Cookie"). Thread-safe.
class Csrf {
  public:
    explicit Csrf(const crypto::Keyring& keys);

    /// Another one at each call, all of them good: so a form that is posted twice can be told from
    /// two forms, and no two pages show the same secret (BREACH).
    std::string token(const CsrfBinding& binding, base::Random& random, base::TimePoint now) const;
    /// In constant time, by any key of the ring. At any age.
    bool is_valid(std::string_view token, const CsrfBinding& binding) const;

    /// How long ago this site made the token; nothing if it did not. Below zero if a host made it
    /// whose clock is ahead.
    std::optional<base::TimePoint::duration> age(std::string_view token, base::TimePoint now) const;

    /// Whether this site made the token for any browser within the last hour. Anybody who asks
    /// for a page has such a token, so it lets nothing be done: it chooses the words of a refusal.
    bool is_recent(std::string_view token, base::TimePoint now) const;

  private:
    crypto::TimedSigner stamps_;
    crypto::PurposeKeys keys_;
};

}  // namespace gatepost::app
