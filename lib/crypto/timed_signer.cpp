#include "crypto/timed_signer.h"

#include <cstdint>
#include <stdexcept>
#include <utility>

#include "base/base64url.h"
#include "crypto/compression.h"

namespace gatepost::crypto {
namespace {

using std::chrono::floor;
using std::chrono::seconds;

constexpr std::size_t longest_token = 128 * 1024;
constexpr std::size_t longest_payload = 64 * 1024;
// Compressing takes ten times as long as signing, whatever the size, and saves a short text nothing
// worth having.
constexpr std::size_t shortest_compressed = 128;
// What Python's datetime and SQL's DATETIME can hold, and far from any overflow.
constexpr base::TimePoint end_of_time = std::chrono::sys_days(std::chrono::year(10000) / 1 / 1);

std::string encode_time(base::TimePoint time) {
    const seconds since_epoch = floor<seconds>(time).time_since_epoch();
    std::string bytes;
    for (auto rest = static_cast<std::uint64_t>(since_epoch.count()); rest > 0; rest >>= 8) {
        bytes.insert(bytes.begin(), static_cast<char>(rest & 255));
    }
    return base::base64url_encode(bytes);
}

std::optional<base::TimePoint> decode_time(std::string_view text) {
    const auto bytes = base::base64url_decode(text);
    if (!bytes || bytes->size() > 8 || bytes->starts_with('\0')) return std::nullopt;
    std::uint64_t since_epoch = 0;
    for (const char c : *bytes)
        since_epoch = since_epoch << 8 | static_cast<unsigned char>(c);
    const auto end = floor<seconds>(end_of_time).time_since_epoch().count();
    if (since_epoch >= static_cast<std::uint64_t>(end)) return std::nullopt;
    return base::TimePoint(seconds(since_epoch));
}

std::string encode_payload(std::string_view text) {
    if (text.size() < shortest_compressed) return base::base64url_encode(text);
    const std::string compressed = compress(text);
    if (compressed.size() + 1 < text.size()) return '.' + base::base64url_encode(compressed);
    return base::base64url_encode(text);
}

std::optional<std::string> decode_payload(std::string_view encoded) {
    const bool is_compressed = encoded.starts_with('.');
    if (is_compressed) encoded.remove_prefix(1);
    auto bytes = base::base64url_decode(encoded);
    if (!bytes || bytes->size() > longest_payload) return std::nullopt;
    return is_compressed ? decompress(*bytes, longest_payload) : bytes;
}

std::optional<std::pair<std::string_view, std::string_view>> split_at_last_dot(
    std::string_view text) {
    const std::size_t dot = text.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    return std::pair(text.substr(0, dot), text.substr(dot + 1));
}

}  // namespace

std::string TimedSigner::sign(std::string_view payload, base::TimePoint now) const {
    if (payload.size() > longest_payload) throw std::length_error("payload too long to sign");
    const std::string value = encode_payload(payload) + '.' + encode_time(now);
    return value + '.' + base::base64url_encode(keys_.mac(value));
}

std::optional<Signed> TimedSigner::verify(std::string_view token) const {
    if (token.size() > longest_token) return std::nullopt;
    const auto outer = split_at_last_dot(token);
    if (!outer) return std::nullopt;
    const std::string_view value = outer->first;
    const auto signature = base::base64url_decode(outer->second);
    if (!signature || !keys_.is_mac(*signature, value)) return std::nullopt;

    const auto inner = split_at_last_dot(value);
    if (!inner) return std::nullopt;
    const auto signed_at = decode_time(inner->second);
    auto payload = decode_payload(inner->first);
    if (!signed_at || !payload) return std::nullopt;
    return Signed{std::move(*payload), *signed_at};
}

bool is_fresh(base::TimePoint signed_at, base::TimePoint now, seconds lifetime) {
    const seconds age = floor<seconds>(now) - floor<seconds>(signed_at);
    return -clock_leeway <= age && age <= lifetime;
}

}  // namespace gatepost::crypto
