#include "app/config/host.h"

#include <algorithm>
#include <utility>

#include "app/config/values.h"

namespace gatepost::app {
namespace {

constexpr std::size_t most_bytes = 253;
constexpr std::size_t most_label_bytes = 63;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_host_character(char c) {
    return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '.';
}

bool is_label(std::string_view label) {
    return label.size() <= most_label_bytes && !label.starts_with('-') && !label.ends_with('-');
}

/// What a mistaken character asks for.
constexpr std::pair<std::string_view, std::string_view> hints[] = {
    {"/", "the name alone, without a scheme or a path"},
    {"@", "the name alone, without an \"@\""},
    {":", "the name alone, without a port"},
    {"*", "each host by itself: a \"*\" stands for nothing here"},
    {"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "write it in lower case, as browsers do"},
};

}  // namespace

bool is_host(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_host_character) && !text.empty() &&
           text.size() <= most_bytes && !text.starts_with('.') && !text.ends_with('.') &&
           text.find("..") == text.npos;
}

bool is_domain(std::string_view text) {
    const std::size_t last_dot = text.rfind('.');
    if (!is_host(text) || last_dot == text.npos) return false;
    const std::string_view last = text.substr(last_dot + 1);
    if (std::all_of(last.begin(), last.end(), is_digit)) return false;  // an IPv4 address
    while (is_label(text.substr(0, text.find('.')))) {
        if (text.find('.') == text.npos) return true;
        text.remove_prefix(text.find('.') + 1);
    }
    return false;
}

std::string host_hint(std::string_view text) {
    for (const auto& [characters, hint] : hints) {
        if (text.find_first_of(characters) != text.npos) return std::string(hint);
    }
    if (std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; })) {
        return "write it in ASCII, as browsers do, such as xn--bcher-kva.example";
    }
    if (text.starts_with('.')) return "without the dot in front";
    if (text.ends_with('.')) return "without the dot at the end";
    return "letters, digits, hyphens and dots, such as wiki.example.org";
}

ReadResult read_gate_host(std::string_view text, std::string& out) {
    if (!is_host(text)) {
        return Complaint{"is not a host name as browsers write it", host_hint(text)};
    }
    out = text;
    return std::nullopt;
}

ReadResult read_optional_domain(std::string_view text, std::string& out) {
    if (!text.empty() && !is_domain(text)) {
        return Complaint{"is not a domain with at least one dot", host_hint(text)};
    }
    out = text;
    return std::nullopt;
}

}  // namespace gatepost::app
