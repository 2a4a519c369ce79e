#include "view/blank_pages.h"

#include <algorithm>

#include "base/ascii.h"

namespace gatepost::view {
namespace {

bool is_token_char(char c) {
    return base::is_alnum(c) || c == '-' || c == '_' || c == '.';
}

/// Tells whether nothing differs from the frame of a blank page but the token, and that needs no
/// escaping wherever it may stand.
bool is_blank(const Frame& frame, std::string_view path) {
    return frame.viewer == Viewer::anonymous && !frame.notice && frame.base.empty() &&
           !frame.bare && frame.here == path && frame.appearance == Appearance::system &&
           std::all_of(frame.csrf_token.begin(), frame.csrf_token.end(), is_token_char);
}

}  // namespace

BlankPages::BlankPage::BlankPage(std::string its_path, std::string_view expanded)
    : path(std::move(its_path)) {
    for (auto at = expanded.find(mark); at != expanded.npos; at = expanded.find(mark)) {
        pieces.emplace_back(expanded.substr(0, at));
        expanded.remove_prefix(at + std::string_view(mark).size());
    }
    pieces.emplace_back(expanded);
}

std::optional<std::string> BlankPages::find(std::string_view file, const Frame& frame) const {
    const auto found = pages_.find(Key(file, frame.language));
    if (found == pages_.end() || !is_blank(frame, found->second.path)) return std::nullopt;
    const auto& pieces = found->second.pieces;
    std::string page = pieces.front();
    for (std::size_t i = 1; i < pieces.size(); ++i)
        page.append(frame.csrf_token).append(pieces[i]);
    return page;
}

}  // namespace gatepost::view
