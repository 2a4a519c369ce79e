#include "crypto/apr1.h"

#include <botan/hash.h>

#include <array>
#include <cstdint>

#include "base/secret.h"

namespace gatepost::crypto {
namespace {

constexpr int apr1_rounds = 1000;
constexpr std::size_t apr1_size = 16;

/// MD5 over what is added.
class Md5 {
  public:
    Md5& add(std::string_view text) {
        hash_->update(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
        return *this;
    }
    /// Its bytes over and over, `size` of them.
    Md5& repeat(std::string_view text, std::size_t size) {
        for (; size > text.size(); size -= text.size())
            add(text);
        return add(text.substr(0, size));
    }
    base::Secret end() {
        const auto digest = hash_->final();
        return base::Secret({reinterpret_cast<const char*>(digest.data()), digest.size()});
    }

  private:
    std::unique_ptr<Botan::HashFunction> hash_ = Botan::HashFunction::create_or_throw("MD5");
};

base::Secret first_digest(std::string_view password, std::string_view salt) {
    const auto inner = Md5().add(password).add(salt).add(password).end();
    Md5 hash;
    hash.add(password).add("$apr1$").add(salt).repeat(inner.reveal(), password.size());
    // The bits of the length choose; a slip of the first author's that all others have kept.
    for (std::size_t bits = password.size(); bits > 0; bits >>= 1)
        hash.add((bits & 1) != 0 ? std::string_view("\0", 1) : password.substr(0, 1));
    return hash.end();
}

base::Secret next_digest(int round, std::string_view password, std::string_view salt,
                         std::string_view last) {
    Md5 hash;
    hash.add(round % 2 != 0 ? password : last);
    if (round % 3 != 0) hash.add(salt);
    if (round % 7 != 0) hash.add(password);
    return hash.add(round % 2 != 0 ? last : password).end();
}

/// Three bytes, the lowest six bits first, as crypt(3) has it.
void put(std::string& text, unsigned a, unsigned b, unsigned c, int characters) {
    constexpr std::string_view alphabet =
        "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    unsigned bits = a << 16U | b << 8U | c;
    for (; characters > 0; --characters, bits >>= 6U)
        text += alphabet[bits & 63U];
}

std::string to_text(std::string_view digest) {
    std::array<unsigned, apr1_size> byte{};
    for (std::size_t i = 0; i < apr1_size; ++i)
        byte[i] = static_cast<unsigned char>(digest[i]);
    std::string text;
    for (std::size_t i = 0; i < 5; ++i)
        put(text, byte[i], byte[i + 6], byte[i == 4 ? 5 : i + 12], 4);
    put(text, 0, 0, byte[11], 2);
    return text;
}

}  // namespace

std::string apr1(std::string_view password, std::string_view salt) {
    base::Secret digest = first_digest(password, salt);
    for (int round = 0; round < apr1_rounds; ++round)
        digest = next_digest(round, password, salt, digest.reveal());
    return to_text(digest.reveal());
}

}  // namespace gatepost::crypto
