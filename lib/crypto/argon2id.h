#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/secret.h"
#include "crypto/password_hash.h"

namespace gatepost::crypto {

inline constexpr std::size_t argon2id_digest_size = 32;

/// An Argon2id hash (RFC 9106, version 0x13) taken apart.
struct Argon2idHash {
    Argon2Cost cost;
    std::string salt;
    std::string digest;
};

/// The hash in PHC form (`$argon2id$v=19$m=...,t=...,p=...$salt$digest`), if `text` is exactly what
/// `to_text` writes: cost within bounds, a salt of 8 to 64 bytes, base64 without padding.
std::optional<Argon2idHash> parse_argon2id(std::string_view text);

std::string to_text(const Argon2idHash& hash);

/// Needs the cost's memory. The cost must be within bounds.
Argon2idHash compute_argon2id(const base::Secret& password, const Argon2Cost& cost,
                              std::string_view salt);

}  // namespace gatepost::crypto
