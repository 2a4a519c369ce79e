#include "app/csrf.h"

#include "base/base64url.h"

namespace gatepost::app {
namespace {

constexpr std::chrono::hours visitor_lifetime{24 * 7};
constexpr std::size_t nonce_bytes = 16;

std::string proven(std::string_view nonce, const CsrfBinding& binding) {
    return std::string(nonce).append(binding.text());
}

}  // namespace

CsrfBinding CsrfBinding::to_session(const core::SessionDigest& session) {
    return CsrfBinding("session:" + session.bytes);
}

CsrfBinding CsrfBinding::to_visitor(std::string_view visitor) {
    return CsrfBinding("visitor:" + std::string(visitor));
}

Csrf::Csrf(const crypto::Keyring& keys)
    : keys_(keys, "gatepost.csrf"), visitors_(keys, "gatepost.visitor") {}

std::string Csrf::token(const CsrfBinding& binding, base::Random& random) const {
    const auto nonce = random.bytes(nonce_bytes);
    return base::base64url_encode(nonce + keys_.mac(proven(nonce, binding)));
}

bool Csrf::is_valid(std::string_view token, const CsrfBinding& binding) const {
    const auto decoded = base::base64url_decode(token);
    if (!decoded || decoded->size() <= nonce_bytes) return false;
    const auto nonce = std::string_view(*decoded).substr(0, nonce_bytes);
    const auto proof = std::string_view(*decoded).substr(nonce_bytes);
    return keys_.is_mac(proof, proven(nonce, binding));
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
