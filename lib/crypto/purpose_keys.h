#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/secret.h"
#include "crypto/keyring.h"

namespace gatepost::crypto {

/// The keys of a ring, each derived for one purpose: K = HMAC(key, purpose). What is authenticated
/// for one purpose means nothing to another. Thread-safe.
class PurposeKeys {
  public:
    PurposeKeys(const Keyring& keys, std::string_view purpose);

    /// By the newest key: 32 raw bytes.
    std::string mac(std::string_view message) const;
    /// By each key, the newest first: for what is longer than what people are shown of it.
    std::vector<std::string> macs(std::string_view message) const;
    /// Whether any key has made it. In constant time.
    bool is_mac(std::string_view mac, std::string_view message) const;

  private:
    std::vector<base::Secret> derived_;  // newest first
};

}  // namespace gatepost::crypto
