#include "app/web/csrf.h"

#include <utility>

#include "base/base64url.h"

namespace gatepost::app {
namespace {

constexpr std::size_t visitor_bytes = 16;
constexpr std::size_t nonce_bytes = 16;

/// A binding's length shows in its first letter, so no other two make the same text.
std::string proven(std::string_view stamp, const CsrfBinding& binding) {
    return std::string(binding.text()).append(stamp);
}

/// A token's stamp, and the proof after it; both empty if there are no two parts.
std::pair<std::string_view, std::string_view> split(std::string_view token) {
    const auto dot = token.rfind('.');
    if (dot == token.npos) return {};
    return {token.substr(0, dot), token.substr(dot + 1)};
}

}  // namespace

std::string new_visitor(base::Random& random) {
    return base::base64url_encode(random.bytes(visitor_bytes));
}

CsrfBinding CsrfBinding::to_session(const core::SessionDigest& session) {
    return CsrfBinding('s' + session.bytes);
}

std::optional<CsrfBinding> CsrfBinding::to_visitor(std::string_view cookie) {
    const auto visitor = base::base64url_decode(cookie);
    if (!visitor || visitor->size() != visitor_bytes) return std::nullopt;
    return CsrfBinding('v' + *visitor);
}

Csrf::Csrf(const crypto::Keyring& keys)
    : stamps_(keys, "gatepost.form"), keys_(keys, "gatepost.csrf") {}

std::string Csrf::token(const CsrfBinding& binding, base::Random& random,
                        base::TimePoint now) const {
    const auto stamp = stamps_.sign(random.bytes(nonce_bytes), now);
    return stamp + "." + base::base64url_encode(keys_.mac(proven(stamp, binding)));
}

bool Csrf::is_valid(std::string_view token, const CsrfBinding& binding) const {
    const auto [stamp, proof] = split(token);
    const auto mac = base::base64url_decode(proof);
    return mac && keys_.is_mac(*mac, proven(stamp, binding));
}

std::optional<base::TimePoint::duration> Csrf::age(std::string_view token,
                                                   base::TimePoint now) const {
    const auto stamp = stamps_.verify(split(token).first);
    if (!stamp) return std::nullopt;
    return now - stamp->signed_at;
}

bool Csrf::is_recent(std::string_view token, base::TimePoint now) const {
    const auto stamp = stamps_.verify(split(token).first);
    return stamp && crypto::is_fresh(stamp->signed_at, now, std::chrono::hours(1));
}

}  // namespace gatepost::app
