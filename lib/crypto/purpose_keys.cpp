#include "crypto/purpose_keys.h"

#include <algorithm>

#include "crypto/digest.h"

namespace gatepost::crypto {

PurposeKeys::PurposeKeys(const Keyring& keys, std::string_view purpose) {
    for (const base::Secret& key : keys.all()) {
        std::string derived = hmac_sha256(key.reveal(), purpose);
        derived_.emplace_back(derived);
        base::wipe(derived);
    }
}

std::string PurposeKeys::mac(std::string_view message) const {
    return hmac_sha256(derived_.front().reveal(), message);
}

std::vector<std::string> PurposeKeys::macs(std::string_view message) const {
    std::vector<std::string> macs;
    for (const base::Secret& key : derived_)
        macs.push_back(hmac_sha256(key.reveal(), message));
    return macs;
}

bool PurposeKeys::is_mac(std::string_view mac, std::string_view message) const {
    return std::any_of(derived_.begin(), derived_.end(), [&](const base::Secret& key) {
        return base::equal_in_constant_time(mac, hmac_sha256(key.reveal(), message));
    });
}

}  // namespace gatepost::crypto
