#pragma once

#include <string>
#include <string_view>

namespace gatepost::crypto {

/// The digest of Apache's "$apr1$" for a salt of at most 8 characters, in its own base64: 22
/// characters. MD5 a thousand times over, as FreeBSD's "$1$" but for the name that is hashed along.
/// Takes a millisecond, so what it makes is not worth keeping as it is.
std::string apr1(std::string_view password, std::string_view salt);

}  // namespace gatepost::crypto
