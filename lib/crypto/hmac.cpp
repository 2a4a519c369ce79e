#include "crypto/hmac.h"

#include <string.h>

#include <algorithm>
#include <array>

#include "crypto/digest.h"

namespace gatepost::crypto {
namespace {

using Block = std::array<char, 64>;  // of SHA-256

std::string_view bytes_of(const Block& block) {
    return {block.data(), block.size()};
}

}  // namespace

/// The key with the padding of the inner and of the outer hash.
struct Hmac::Padded {
    explicit Padded(std::string_view key) {
        std::copy(key.begin(), key.end(), inner.begin());
        outer = inner;
        for (char& byte : inner)
            byte ^= 0x36;
        for (char& byte : outer)
            byte ^= 0x5c;
    }
    ~Padded() {
        explicit_bzero(inner.data(), inner.size());
        explicit_bzero(outer.data(), outer.size());
    }
    Padded(const Padded&) = delete;
    Padded& operator=(const Padded&) = delete;

    Block inner{};
    Block outer{};
};

Hmac::Hmac(std::string_view key)
    : key_(std::make_unique<const Padded>(
          key.size() > Block().size() ? std::string_view(sha256(key)) : key)) {}

Hmac::Hmac(Hmac&&) noexcept = default;
Hmac::~Hmac() = default;

std::string Hmac::of(std::string_view message) const {
    return sha256({bytes_of(key_->outer), sha256({bytes_of(key_->inner), message})});
}

PurposeKeys::PurposeKeys(const Keyring& keys, std::string_view purpose) {
    for (const base::Secret& key : keys.all()) {
        std::string derived = Hmac(key.reveal()).of(purpose);
        derived_.emplace_back(derived);
        explicit_bzero(derived.data(), derived.size());
    }
}

bool PurposeKeys::is_mac(std::string_view mac, std::string_view message) const {
    return std::any_of(derived_.begin(), derived_.end(), [&](const Hmac& key) {
        return base::equal_in_constant_time(mac, key.of(message));
    });
}

}  // namespace gatepost::crypto
