#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/keyring.h"

namespace gatepost::crypto {

/// HMAC-SHA-256 (RFC 2104) under one key. Thread-safe.
class Hmac {
  public:
    using Block = std::array<char, 64>;  // of SHA-256

    explicit Hmac(std::string_view key);
    Hmac(Hmac&&) noexcept = default;
    ~Hmac();

    /// 32 raw bytes.
    std::string of(std::string_view message) const;

  private:
    // The key with the padding of the inner and of the outer hash.
    Block inner_{};
    Block outer_{};
};

/// The keys of a ring, each derived for one purpose: K = HMAC(key, purpose). What is authenticated
/// for one purpose means nothing to another. Thread-safe.
class PurposeKeys {
  public:
    PurposeKeys(const Keyring& keys, std::string_view purpose);

    /// By the newest key: 32 raw bytes.
    std::string mac(std::string_view message) const { return derived_.front().of(message); }
    /// Whether any key has made it. In constant time.
    bool is_mac(std::string_view mac, std::string_view message) const;

  private:
    std::vector<Hmac> derived_;  // newest first
};

}  // namespace gatepost::crypto
