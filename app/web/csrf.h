#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "core/session.h"
#include "crypto/purpose_keys.h"

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

/// Makes and checks the hidden token of every form: a nonce, and the HMAC of it and of what the
/// browser is bound to (OWASP CSRF Prevention Cheat Sheet, "Signed Double-Submit Cookie").
/// Thread-safe.
class Csrf {
  public:
    explicit Csrf(const crypto::Keyring& keys);

    /// Another one at each call, all of them good: so a form that is posted twice can be told from
    /// two forms, and no two pages show the same secret (BREACH).
    std::string token(const CsrfBinding& binding, base::Random& random) const;
    /// In constant time, by any key of the ring.
    bool is_valid(std::string_view token, const CsrfBinding& binding) const;

  private:
    crypto::PurposeKeys keys_;
};

}  // namespace gatepost::app
