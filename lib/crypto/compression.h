#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gatepost::crypto {

/// `text` in zlib's format (RFC 1950), at its default level. Throws std::runtime_error when there
/// is no memory.
std::string compress(std::string_view text);

/// What `compressed` holds, if it is one whole zlib stream and nothing else, of at most
/// `most_bytes` when inflated.
std::optional<std::string> decompress(std::string_view compressed, std::size_t most_bytes);

}  // namespace gatepost::crypto
