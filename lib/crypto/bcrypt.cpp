#include "crypto/bcrypt.h"

#include <botan/bcrypt.h>
#include <string.h>

#include "base/ascii.h"

namespace gatepost::crypto {
namespace {

constexpr std::size_t text_size = 60;  // "$2b$12$", 22 characters of salt, 31 of digest
constexpr std::size_t prefix_size = 7;
constexpr std::size_t bytes_read = 72;
constexpr std::string_view alphabet =
    "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

using base::is_digit;

}  // namespace

bool is_bcrypt(std::string_view text) {
    if (text.size() != text_size) return false;
    const std::string_view version = text.substr(0, 4);
    if (version != "$2a$" && version != "$2b$" && version != "$2y$") return false;
    if (!is_digit(text[4]) || !is_digit(text[5]) || text[6] != '$') return false;
    const int cost = (text[4] - '0') * 10 + (text[5] - '0');
    if (cost < 4 || cost > 16) return false;
    return text.find_first_not_of(alphabet, prefix_size) == text.npos;
}

bool opens_bcrypt(const base::Secret& password, const std::string& hash) {
    std::string typed(password.reveal().substr(0, bytes_read));
    const bool opens = Botan::check_bcrypt(typed, hash);
    explicit_bzero(typed.data(), typed.size());
    return opens;
}

}  // namespace gatepost::crypto
