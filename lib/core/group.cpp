#include "core/group.h"

#include <algorithm>

#include "base/ascii.h"

namespace gatepost::core {
namespace {

constexpr std::size_t longest_name = 64;

bool is_letter_or_digit(char c) {
    return base::is_lower(c) || base::is_digit(c);
}

}  // namespace

std::optional<GroupName> GroupName::parse(std::string_view text) {
    const bool known = std::all_of(text.begin(), text.end(), [](char c) {
        return is_letter_or_digit(c) || c == '.' || c == '_' || c == '-';
    });
    if (!known || text.empty() || text.size() > longest_name || !is_letter_or_digit(text[0])) {
        return std::nullopt;
    }
    return GroupName(std::string(text));
}

}  // namespace gatepost::core
