#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "crypto/purpose_keys.h"

namespace gatepost::crypto {

/// A payload whose signature was good, with the second at which it was signed.
struct Signed {
    std::string payload;
    base::TimePoint signed_at;
};

/// Signs text in the format of itsdangerous' URLSafeTimedSerializer (HMAC-SHA-256, key_derivation
/// "hmac"), so that any service that knows the key can read it:
///
///     token   = value "." b64u(HMAC(K, value))     K = HMAC(secret, salt)
///     value   = payload "." b64u(Unix seconds, big-endian, no leading zero bytes)
///     payload = b64u(text), or, for 128 bytes and more, "." b64u(zlib(text)) where that is shorter
///
/// The salt names the purpose: a token of one purpose means nothing to another. Thread-safe.
class TimedSigner {
  public:
    /// Derives a key for `salt` from each key of the ring.
    TimedSigner(const Keyring& keys, std::string_view salt) : keys_(keys, salt) {}

    /// Signs with the newest key. A payload of more than 64 KiB is the caller's mistake:
    /// std::length_error.
    std::string sign(std::string_view payload, base::TimePoint now) const;

    /// The payload and its age if any key of the ring signed `token`, whatever its age; nothing for
    /// any other input, of any length. Refuses payloads of more than 64 KiB (inflated), dates past
    /// the year 9999 and every spelling but the one that `sign` chooses for base64 and time.
    std::optional<Signed> verify(std::string_view token) const;

  private:
    PurposeKeys keys_;
};

/// How far the clock of the host that signed may run ahead of ours: NTP keeps them closer.
inline constexpr std::chrono::seconds clock_leeway{5};

/// Whether something signed at `signed_at` may still be used: not older than `lifetime`, to the
/// second, and not from the future. What another host signed a moment ago may seem to be, by as
/// much as `clock_leeway`; itsdangerous knows no such leeway. Whether something is too old or from
/// the future is judged nowhere else.
bool is_fresh(base::TimePoint signed_at, base::TimePoint now, std::chrono::seconds lifetime);

}  // namespace gatepost::crypto
