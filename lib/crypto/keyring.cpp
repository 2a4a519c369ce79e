#include "crypto/keyring.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "crypto/digest.h"

namespace gatepost::crypto {
namespace {

constexpr std::size_t shortest_key = 32;
constexpr std::size_t longest_key = 1024;

/// Takes the first line off `text`.
std::string_view take_line(std::string_view& text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    return base::trim(line);
}

}  // namespace

std::string name_of_key(const base::Secret& key) {
    constexpr std::size_t bytes = 8;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string name;
    for (const char byte : hmac_sha256(key.reveal(), "gatepost.key-name").substr(0, bytes)) {
        const auto bits = static_cast<unsigned char>(byte);
        name += {digits[bits >> 4U], digits[bits & 15U]};
    }
    return name;
}

std::optional<Keyring> Keyring::parse(std::string_view text) {
    std::vector<base::Secret> keys;
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        if (line.empty() || line.front() == '#') continue;
        if (line.size() < shortest_key || line.size() > longest_key) return std::nullopt;
        keys.emplace_back(line);
    }
    if (keys.empty()) return std::nullopt;
    return Keyring(std::move(keys));
}

std::vector<std::string> Keyring::names() const {
    std::vector<std::string> names;
    std::ranges::transform(keys_, std::back_inserter(names), name_of_key);
    return names;
}

}  // namespace gatepost::crypto
