#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gatepost::crypto {

/// The characters as the bytes that Botan takes; they stay the caller's.
inline const std::uint8_t* bytes_of(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

/// SHA-256 (FIPS 180-4): 32 raw bytes.
std::string sha256(std::string_view message);

/// SHA-1 (FIPS 180-4): 20 raw bytes. For what others have digested with it, and nothing of ours.
std::string sha1(std::string_view message);

/// HMAC-SHA-256 (RFC 2104): 32 raw bytes. A key of more than 4,096 bytes is the caller's mistake:
/// std::exception.
std::string hmac_sha256(std::string_view key, std::string_view message);

}  // namespace gatepost::crypto
