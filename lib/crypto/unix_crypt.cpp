#include "crypto/unix_crypt.h"

#include <crypt.h>
#include <string.h>

#include <memory>
#include <stdexcept>
#include <string_view>

namespace gatepost::crypto {
namespace {

constexpr std::size_t most_bytes = CRYPT_MAX_PASSPHRASE_SIZE - 1;
constexpr std::size_t most_bcrypt_bytes = 72;

/// Scratch memory of crypt_r, 32 KiB, that holds what the password leaves there.
struct Scratch {
    crypt_data data{};
    Scratch() = default;
    Scratch(const Scratch&) = delete;
    ~Scratch() { explicit_bzero(&data, sizeof data); }
};

}  // namespace

std::string unix_crypt(const base::Secret& password, const std::string& setting) {
    const std::string_view typed = password.reveal();
    const auto most = setting.starts_with("$2") ? most_bcrypt_bytes : most_bytes;
    std::string read(typed.substr(0, most));
    const auto scratch = std::make_unique<Scratch>();
    const char* const text = crypt_r(read.c_str(), setting.c_str(), &scratch->data);
    base::wipe(read);
    if (text == nullptr || *text == '*') throw std::runtime_error("crypt(3) refuses a setting");
    const bool is_whole =
        typed.find('\0') == typed.npos && (typed.size() <= most_bytes || setting.starts_with("$2"));
    return is_whole ? std::string(text).substr(setting.size()) : "";
}

}  // namespace gatepost::crypto
