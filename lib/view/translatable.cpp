#include "view/translatable.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace gatepost::view {
namespace {

constexpr std::string_view open = "[[";
constexpr std::string_view close = "]]";

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

std::string with_single_spaces(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (!is_space(c)) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

[[noreturn]] void fail(std::string_view source, std::size_t at, std::string_view what) {
    const auto before = source.substr(0, at);
    throw std::runtime_error(
        fmt::format("line {}: {}", 1 + std::count(before.begin(), before.end(), '\n'), what));
}

}  // namespace

std::string replace_translatable(
    std::string_view source, const std::function<std::string_view(const std::string&)>& translate) {
    std::string out;
    out.reserve(source.size());
    std::size_t at = 0;
    while (true) {
        const auto start = source.find(open, at);
        const auto stray = source.find(close, at);
        if (stray < start) fail(source, stray, "]] without [[");
        out += source.substr(at, start - at);
        if (start == std::string_view::npos) return out;
        const auto end = source.find(close, start);
        if (end == std::string_view::npos) fail(source, start, "[[ without ]]");
        const auto text = source.substr(start + open.size(), end - start - open.size());
        if (text.find(open) != std::string_view::npos) fail(source, start, "[[ in [[");
        // The empty message is the catalogue's header.
        const auto message = with_single_spaces(text);
        if (message.empty()) fail(source, start, "nothing in [[ ]]");
        out += translate(message);
        at = end + close.size();
    }
}

}  // namespace gatepost::view
