#include "crypto/argon2id.h"

#include <botan/pwdhash.h>

#include <algorithm>
#include <charconv>

#include "base/base64url.h"

namespace gatepost::crypto {
namespace {

constexpr std::string_view prefix = "$argon2id$v=19$";
constexpr std::size_t longest_text = 255;

// Standard base64 differs from the URL's in two characters only.
std::string encode(std::string_view bytes) {
    std::string text = base::base64url_encode(bytes);
    std::replace(text.begin(), text.end(), '-', '+');
    std::replace(text.begin(), text.end(), '_', '/');
    return text;
}

std::optional<std::string> decode(std::string text) {
    std::replace(text.begin(), text.end(), '+', '-');
    std::replace(text.begin(), text.end(), '/', '_');
    return base::base64url_decode(text);
}

/// Takes `name` and the number behind it off the front of `text`; 0 if they are not there, which
/// is no cost.
std::size_t take_number(std::string_view& text, std::string_view name) {
    if (!text.starts_with(name)) return 0;
    text.remove_prefix(name.size());
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) return 0;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

}  // namespace

std::optional<Argon2idHash> parse_argon2id(std::string_view text) {
    if (text.size() > longest_text || !text.starts_with(prefix)) return std::nullopt;
    std::string_view rest = text.substr(prefix.size());
    Argon2Cost cost;
    cost.memory_kib = take_number(rest, "m=");
    cost.iterations = take_number(rest, ",t=");
    cost.parallelism = take_number(rest, ",p=");
    const std::size_t dollar = rest.rfind('$');
    if (!is_within_bounds(cost) || dollar == 0 || dollar == rest.npos) return std::nullopt;

    const auto salt = decode(std::string(rest.substr(1, dollar - 1)));
    const auto digest = decode(std::string(rest.substr(dollar + 1)));
    if (!salt || salt->size() < 8 || salt->size() > 64) return std::nullopt;
    if (!digest || digest->size() != argon2id_digest_size) return std::nullopt;
    Argon2idHash hash{cost, *salt, *digest};
    // Refuses what the steps above let pass: leading zeros, the URL's letters.
    if (to_text(hash) != text) return std::nullopt;
    return hash;
}

std::string to_text(const Argon2idHash& hash) {
    std::string text(prefix);
    text += "m=" + std::to_string(hash.cost.memory_kib);
    text += ",t=" + std::to_string(hash.cost.iterations);
    text += ",p=" + std::to_string(hash.cost.parallelism);
    return text + '$' + encode(hash.salt) + '$' + encode(hash.digest);
}

Argon2idHash compute_argon2id(const base::Secret& password, const Argon2Cost& cost,
                              std::string_view salt) {
    const auto function = Botan::PasswordHashFamily::create_or_throw("Argon2id")
                              ->from_params(cost.memory_kib, cost.iterations, cost.parallelism);
    Argon2idHash hash{cost, std::string(salt), std::string(argon2id_digest_size, '\0')};
    const std::string_view typed = password.reveal();
    function->derive_key(reinterpret_cast<std::uint8_t*>(hash.digest.data()), hash.digest.size(),
                         typed.data(), typed.size(),
                         reinterpret_cast<const std::uint8_t*>(salt.data()), salt.size());
    return hash;
}

}  // namespace gatepost::crypto
