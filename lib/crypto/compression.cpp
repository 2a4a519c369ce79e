#include "crypto/compression.h"

#include <zlib.h>

#include <stdexcept>

namespace gatepost::crypto {
namespace {

const Bytef* bytes(std::string_view text) {
    return reinterpret_cast<const Bytef*>(text.data());
}

Bytef* bytes(std::string& text) {
    return reinterpret_cast<Bytef*>(text.data());
}

}  // namespace

std::string compress(std::string_view text) {
    uLongf size = compressBound(text.size());
    std::string out(size, '\0');
    if (::compress(bytes(out), &size, bytes(text), text.size()) != Z_OK) {
        throw std::runtime_error("zlib cannot compress");
    }
    out.resize(size);
    return out;
}

std::optional<std::string> decompress(std::string_view compressed, std::size_t most_bytes) {
    std::string out(most_bytes, '\0');
    uLongf size = out.size();
    uLong consumed = compressed.size();
    const int result = ::uncompress2(bytes(out), &size, bytes(compressed), &consumed);
    if (result != Z_OK || consumed != compressed.size()) return std::nullopt;
    out.resize(size);
    return out;
}

}  // namespace gatepost::crypto
