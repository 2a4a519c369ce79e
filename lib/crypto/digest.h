#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace gatepost::crypto {

/// SHA-256 (FIPS 180-4): 32 raw bytes.
std::string sha256(std::string_view message);
/// Of the parts, put together.
std::string sha256(std::initializer_list<std::string_view> parts);

/// HMAC-SHA-256 (RFC 2104): 32 raw bytes. For a key that is used once; otherwise see Hmac.
std::string hmac_sha256(std::string_view key, std::string_view message);

}  // namespace gatepost::crypto
