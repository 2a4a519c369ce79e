#include "crypto/digest.h"

#include <botan/hash.h>
#include <botan/mac.h>

namespace gatepost::crypto {
namespace {

const std::uint8_t* bytes(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

template <class Function>
std::string digest(Function& function, std::string_view message) {
    function.update(bytes(message), message.size());
    std::string out(function.output_length(), '\0');
    function.final(reinterpret_cast<std::uint8_t*>(out.data()));
    return out;
}

}  // namespace

std::string sha256(std::string_view message) {
    const auto function = Botan::HashFunction::create_or_throw("SHA-256");
    return digest(*function, message);
}

std::string hmac_sha256(std::string_view key, std::string_view message) {
    const auto function = Botan::MessageAuthenticationCode::create_or_throw("HMAC(SHA-256)");
    function->set_key(bytes(key), key.size());
    return digest(*function, message);
}

}  // namespace gatepost::crypto
