#include "mail/last_words.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "base/split.h"

namespace gatepost::mail {
namespace {

constexpr std::size_t longest_words = 400;

/// Runs of white space and control characters become one space.
std::string printable(std::string_view line) {
    std::string text;
    for (const char c : line) {
        if (c != ' ' && !base::is_control(c)) {
            text += base::is_visible(c) ? c : '?';
        } else if (!text.empty() && text.back() != ' ') {
            text += ' ';
        }
    }
    if (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

bool is_warning(const std::string& line) {
    return base::lower(line).find("warning:") != line.npos;
}

std::vector<std::string> meaningful_lines(std::string_view output) {
    std::vector<std::string> lines;
    for (const std::string_view line : base::split(output, '\n')) {
        if (auto text = printable(line); !text.empty()) lines.push_back(std::move(text));
    }
    if (!std::ranges::all_of(lines, is_warning)) std::erase_if(lines, is_warning);
    return lines;
}

}  // namespace

std::string last_words(std::string_view output) {
    const auto lines = meaningful_lines(output);
    std::string words;
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        if (words.empty()) {
            words = line->substr(0, longest_words);
        } else if (line->size() + 1 + words.size() <= longest_words) {
            words = *line + ' ' + words;
        } else {
            break;
        }
    }
    return words;
}

}  // namespace gatepost::mail
