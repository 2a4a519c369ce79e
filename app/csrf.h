#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "core/session.h"
#include "crypto/timed_signer.h"

namespace gatepost::app {

/// What a browser is known by to the CSRF check: its session, or, before login, a random value in a
/// signed cookie.
class CsrfBinding {
  public:
    static CsrfBinding to_session(const core::SessionDigest& session);
    static CsrfBinding to_visitor(std::string_view visitor);

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

    /// A new visitor's cookie.
    std::string make_visitor_cookie(base::Random& random, base::TimePoint now) const;
    /// The visitor that a genuine cookie names; it lives for a week.
    std::optional<std::string> open_visitor_cookie(std::string_view cookie,
                                                   base::TimePoint now) const;

  private:
    crypto::PurposeKeys keys_;
    crypto::TimedSigner visitors_;
};

}  // namespace gatepost::app
