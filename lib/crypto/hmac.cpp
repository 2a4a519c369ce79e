#include "crypto/hmac.h"

#include <string.h>

#include <algorithm>

#include "crypto/digest.h"

namespace gatepost::crypto {
namespace {

std::string_view bytes_of(const Hmac::Block& block) {
    return {block.data(), block.size()};
}

}  // namespace

Hmac::Hmac(std::string_view key) {
    if (key.size() > inner_.size()) {
        const std::string shorter = sha256(key);
        std::copy(shorter.begin(), shorter.end(), inner_.begin());
    } else {
        std::copy(key.begin(), key.end(), inner_.begin());
    }
    outer_ = inner_;
    for (char& byte : inner_)
        byte ^= 0x36;
    for (char& byte : outer_)
        byte ^= 0x5c;
}

Hmac::~Hmac() {
    explicit_bzero(inner_.data(), inner_.size());
    explicit_bzero(outer_.data(), outer_.size());
}

std::string Hmac::of(std::string_view message) const {
    return sha256({bytes_of(outer_), sha256({bytes_of(inner_), message})});
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
