#include "crypto/password_hash.h"

#include "crypto/hash_chain.h"

namespace gatepost::crypto {
namespace {

/// The text up to a '$', counted from 1; all of it if there are not as many.
std::string_view up_to_dollar(std::string_view text, int which) {
    std::size_t end = text.find('$');
    for (; which > 1 && end != text.npos; --which)
        end = text.find('$', end + 1);
    return text.substr(0, end);
}

}  // namespace

bool is_within_bounds(const Argon2Cost& cost) {
    const auto [memory_kib, iterations, parallelism] = cost;
    return 1 <= iterations && iterations <= 16 && 1 <= parallelism && parallelism <= 16 &&
           8 * parallelism <= memory_kib && memory_kib <= 1024 * 1024;
}

std::optional<HashKind> HashKind::parse(std::string_view text) {
    if (text.size() > longest_hash || parse_steps(text).empty()) return std::nullopt;
    return HashKind(std::string(text));
}

std::optional<PasswordHash> PasswordHash::parse(std::string_view text) {
    if (!parse_chain(text)) return std::nullopt;
    return PasswordHash(std::string(text));
}

std::string_view PasswordHash::group_of(std::string_view text) {
    return text.substr(0, text.rfind('$'));
}

HashKind PasswordHash::kind() const {
    return HashKind(std::string(up_to_dollar(text_, 4)));
}

}  // namespace gatepost::crypto
