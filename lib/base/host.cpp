#include "base/host.h"

#include <algorithm>

#include "base/ascii.h"

namespace gatepost::base {
namespace {

constexpr std::size_t longest_host = 253;
constexpr std::size_t most_label_bytes = 63;  // RFC 1035 section 2.3.4

bool is_host_character(char c) {
    return is_lower(c) || is_digit(c) || c == '-' || c == '.';
}

bool is_label(std::string_view label) {
    return label.size() <= most_label_bytes && !label.starts_with('-') && !label.ends_with('-');
}

}  // namespace

bool is_host(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_host_character) && !text.empty() &&
           text.size() <= longest_host && !text.starts_with('.') && !text.ends_with('.') &&
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

}  // namespace gatepost::base
