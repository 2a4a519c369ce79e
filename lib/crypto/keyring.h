#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/secret.h"

namespace gatepost::crypto {

/// A name for a key that tells nothing about it: 16 hexadecimal digits.
std::string name_of_key(const base::Secret& key);

/// The secret keys of an installation, newest first: the newest signs, all verify. Never empty.
/// Immutable, so shared freely between threads.
class Keyring {
  public:
    /// The text of a key file: one key a line, newest first; empty lines and lines that start with
    /// `#` are passed over, and so is white space around a key. Nothing if there is no key or one
    /// is shorter than 32 bytes or longer than 1,024.
    static std::optional<Keyring> parse(std::string_view text);

    const base::Secret& newest() const { return keys_.front(); }
    std::span<const base::Secret> all() const { return keys_; }
    /// The name of each key, in their order.
    std::vector<std::string> names() const;

  private:
    explicit Keyring(std::vector<base::Secret> keys) : keys_(std::move(keys)) {}
    std::vector<base::Secret> keys_;
};

}  // namespace gatepost::crypto
