#include "crypto/digest.h"

#include <botan/hash.h>
#include <botan/mac.h>

namespace gatepost::crypto {
namespace {

/// `function` of the message. final() starts it anew.
template <class Function>
std::string compute(Function& function, std::string_view message) {
    std::string out(function.output_length(), '\0');  // may throw: before the function has begun
    function.update(bytes_of(message), message.size());
    function.final(reinterpret_cast<std::uint8_t*>(out.data()));
    return out;
}

}  // namespace

// Looking a function up costs more than what it does, so each thread keeps its own.

std::string sha256(std::string_view message) {
    static thread_local const auto hash = Botan::HashFunction::create_or_throw("SHA-256");
    return compute(*hash, message);
}

std::string sha1(std::string_view message) {
    static thread_local const auto hash = Botan::HashFunction::create_or_throw("SHA-1");
    return compute(*hash, message);
}

std::string hmac_sha256(std::string_view key, std::string_view message) {
    static thread_local const auto hmac =
        Botan::MessageAuthenticationCode::create_or_throw("HMAC(SHA-256)");
    hmac->set_key(bytes_of(key), key.size());
    return compute(*hmac, message);
}

}  // namespace gatepost::crypto
