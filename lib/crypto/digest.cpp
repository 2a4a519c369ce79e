#include "crypto/digest.h"

#include <botan/hash.h>

#include "crypto/hmac.h"

namespace gatepost::crypto {

std::string sha256(std::string_view message) {
    return sha256({message});
}

std::string sha256(std::initializer_list<std::string_view> parts) {
    // Looking it up costs more than what it does; final() starts it anew.
    static thread_local const auto function = Botan::HashFunction::create_or_throw("SHA-256");
    std::string out(function->output_length(), '\0');  // may throw: before the function has begun
    for (const std::string_view part : parts)
        function->update(reinterpret_cast<const std::uint8_t*>(part.data()), part.size());
    function->final(reinterpret_cast<std::uint8_t*>(out.data()));
    return out;
}

std::string hmac_sha256(std::string_view key, std::string_view message) {
    return Hmac(key).of(message);
}

}  // namespace gatepost::crypto
