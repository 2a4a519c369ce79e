#include <algorithm>
#include <array>
#include <span>

#include "app/config/values.h"

namespace gatepost::app {
namespace {

constexpr std::size_t longest = 500;

/// Whether it begins with one of the prefixes and holds nothing that could end a line or a URI.
bool is_uri(std::string_view text, std::span<const std::string_view> prefixes) {
    const auto prefix = std::find_if(prefixes.begin(), prefixes.end(),
                                     [&](auto known) { return text.starts_with(known); });
    return prefix != prefixes.end() && text.size() > prefix->size() && text.size() <= longest &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

ReadResult read_uri(std::string_view text, std::span<const std::string_view> prefixes,
                    std::string_view hint, std::string& out) {
    if (!text.empty() && !is_uri(text, prefixes)) {
        return Complaint{"is not a link that can be used here", std::string(hint)};
    }
    out = text;
    return std::nullopt;
}

}  // namespace

ReadResult read_contact(std::string_view text, std::string& out) {
    constexpr std::array<std::string_view, 3> prefixes{"mailto:", "https://", "tel:+"};
    return read_uri(text, prefixes,
                    "such as mailto:security@example.org, https://example.org/report or "
                    "tel:+49-30-1234567",
                    out);
}

ReadResult read_optional_link(std::string_view text, std::string& out) {
    constexpr std::array<std::string_view, 1> prefixes{"https://"};
    return read_uri(text, prefixes, "such as https://example.org/security-policy", out);
}

}  // namespace gatepost::app
