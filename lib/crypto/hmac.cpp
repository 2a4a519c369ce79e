#include "crypto/hmac.h"

#include <botan/hash.h>
#include <string.h>

#include <algorithm>
#include <array>

#include "crypto/digest.h"

namespace gatepost::crypto {
namespace {

constexpr std::size_t block_size = 64;  // of SHA-256

using Hash = std::unique_ptr<Botan::HashFunction>;

Hash hash_of_padded(std::string_view key, std::uint8_t pad) {
    std::array<std::uint8_t, block_size> block{};
    std::copy(key.begin(), key.end(), block.begin());
    for (std::uint8_t& byte : block)
        byte ^= pad;
    auto hash = Botan::HashFunction::create_or_throw("SHA-256");
    hash->update(block.data(), block.size());
    explicit_bzero(block.data(), block.size());
    return hash;
}

}  // namespace

/// The hash's state after the padded key, for the inner and the outer hash.
struct Hmac::Keyed {
    explicit Keyed(std::string_view key)
        : inner(hash_of_padded(key, 0x36)), outer(hash_of_padded(key, 0x5c)) {}
    Hash inner;
    Hash outer;
};

Hmac::Hmac(std::string_view key)
    : keyed_(key.size() > block_size ? std::make_unique<const Keyed>(sha256(key))
                                     : std::make_unique<const Keyed>(key)) {}

Hmac::Hmac(Hmac&&) noexcept = default;
Hmac::~Hmac() = default;

std::string Hmac::of(std::string_view message) const {
    std::string mac(32, '\0');
    auto* out = reinterpret_cast<std::uint8_t*>(mac.data());
    const auto inner = keyed_->inner->copy_state();
    inner->update(reinterpret_cast<const std::uint8_t*>(message.data()), message.size());
    inner->final(out);
    const auto outer = keyed_->outer->copy_state();
    outer->update(out, mac.size());
    outer->final(out);
    return mac;
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
