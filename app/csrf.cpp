#include "app/csrf.h"

#include <algorithm>

#include "base/base64url.h"
#include "crypto/digest.h"

namespace gatepost::app {
namespace {

constexpr std::chrono::hours visitor_lifetime{24 * 7};

std::string token_by(const base::Secret& key, const CsrfBinding& binding) {
    const auto derived = crypto::hmac_sha256(key.reveal(), "gatepost.csrf");
    return base::base64url_encode(crypto::hmac_sha256(derived, binding.text()));
}

}  // namespace

CsrfBinding CsrfBinding::to_session(const core::SessionDigest& session) {
    return CsrfBinding("session:" + session.bytes);
}

CsrfBinding CsrfBinding::to_visitor(std::string_view visitor) {
    return CsrfBinding("visitor:" + std::string(visitor));
}

Csrf::Csrf(const crypto::Keyring& keys) : keys_(keys), visitors_(keys, "gatepost.visitor") {}

std::string Csrf::token(const CsrfBinding& binding) const {
    return token_by(keys_.newest(), binding);
}

bool Csrf::is_valid(std::string_view token, const CsrfBinding& binding) const {
    return std::any_of(keys_.all().begin(), keys_.all().end(), [&](const base::Secret& key) {
        return base::equal_in_constant_time(token, token_by(key, binding));
    });
}

std::string Csrf::make_visitor_cookie(base::Random& random, base::TimePoint now) const {
    constexpr std::size_t visitor_bytes = 16;
    return visitors_.sign(base::base64url_encode(random.bytes(visitor_bytes)), now);
}

std::optional<std::string> Csrf::open_visitor_cookie(std::string_view cookie,
                                                     base::TimePoint now) const {
    const auto opened = visitors_.verify(cookie);
    if (!opened || !crypto::is_fresh(opened->signed_at, now, visitor_lifetime)) return std::nullopt;
    return opened->payload;
}

}  // namespace gatepost::app
