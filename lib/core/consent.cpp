#include "core/consent.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace gatepost::core {
namespace {

constexpr std::string_view brackets = "[]";
constexpr std::string_view https = "https://";

bool is_line(std::string_view text) {
    return base::is_utf8(text) && std::none_of(text.begin(), text.end(), base::is_control) &&
           !base::trim(text).empty() && base::count_code_points(text) <= ConsentText::longest;
}

bool is_link(std::string_view url) {
    const bool is_local = url.starts_with('/') && !url.starts_with("//");
    const bool leads_out = url.starts_with(https) && url.size() > https.size();
    return (is_local || leads_out) && url.find('\\') == url.npos &&
           std::all_of(url.begin(), url.end(), base::is_visible);
}

/// Takes "[words](url)" off the beginning.
std::optional<ConsentText::Piece> take_link(std::string_view& text) {
    const auto middle = text.find("](");
    const auto end = text.find(')', middle);
    if (!text.starts_with('[') || end == text.npos) return std::nullopt;
    const auto words = text.substr(1, middle - 1);
    const auto url = text.substr(middle + 2, end - middle - 2);
    if (base::trim(words).empty() || words.find_first_of(brackets) != words.npos || !is_link(url))
        return std::nullopt;
    text.remove_prefix(end + 1);
    return ConsentText::Piece{std::string(words), std::string(url)};
}

/// Takes what stands before the next bracket.
ConsentText::Piece take_plain(std::string_view& text) {
    const auto size = std::min(text.find_first_of(brackets), text.size());
    ConsentText::Piece piece{std::string(text.substr(0, size)), {}};
    text.remove_prefix(size);
    return piece;
}

std::optional<std::vector<ConsentText::Piece>> pieces_of(std::string_view text) {
    std::vector<ConsentText::Piece> pieces;
    while (!text.empty()) {
        if (brackets.find(text.front()) == brackets.npos) {
            pieces.push_back(take_plain(text));
        } else if (auto link = take_link(text)) {
            pieces.push_back(*std::move(link));
        } else {
            return std::nullopt;
        }
    }
    return pieces;
}

}  // namespace

std::optional<ConsentText> ConsentText::parse(std::string_view text) {
    if (!is_line(text)) return std::nullopt;
    auto pieces = pieces_of(text);
    if (!pieces) return std::nullopt;
    return ConsentText(std::string(text), *std::move(pieces));
}

}  // namespace gatepost::core
