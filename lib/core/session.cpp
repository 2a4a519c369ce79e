#include "core/session.h"

#include "base/base64url.h"
#include "crypto/digest.h"

namespace gatepost::core {
namespace {

constexpr std::size_t id_bytes = 32;

}  // namespace

SessionId SessionId::generate(base::Random& random) {
    return SessionId(base::base64url_encode(random.bytes(id_bytes)));
}

std::optional<SessionId> SessionId::parse(std::string_view cookie) {
    constexpr std::size_t cookie_length = (id_bytes * 8 + 5) / 6;
    if (cookie.size() != cookie_length || !base::base64url_decode(cookie)) return std::nullopt;
    return SessionId(std::string(cookie));
}

SessionDigest SessionId::digest() const {
    return {crypto::sha256(cookie_)};
}

}  // namespace gatepost::core
