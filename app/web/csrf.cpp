#include "app/web/csrf.h"

#include "base/base64url.h"

namespace gatepost::app {
namespace {

constexpr std::size_t visitor_bytes = 16;
constexpr std::size_t nonce_bytes = 16;

std::string proven(std::string_view nonce, const CsrfBinding& binding) {
    return std::string(nonce).append(binding.text());
}

}  // namespace

std::string new_visitor(base::Random& random) {
    return base::base64url_encode(random.bytes(visitor_bytes));
}

CsrfBinding CsrfBinding::to_session(const core::SessionDigest& session) {
    return CsrfBinding('s' + session.bytes);  // with the nonce one block of SHA-256
}

std::optional<CsrfBinding> CsrfBinding::to_visitor(std::string_view cookie) {
    const auto visitor = base::base64url_decode(cookie);
    if (!visitor || visitor->size() != visitor_bytes) return std::nullopt;
    return CsrfBinding('v' + *visitor);
}

Csrf::Csrf(const crypto::Keyring& keys) : keys_(keys, "gatepost.csrf") {}

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

}  // namespace gatepost::app
