#include "http/headers.h"

#include <algorithm>
#include <stdexcept>

namespace gatepost::http {
namespace {

constexpr std::string_view after_name = ": ";
constexpr std::string_view line_end = "\r\n";
constexpr std::size_t usual_size = 1024;

bool breaks_line(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

Headers::Header take_header(std::string_view& lines) {
    const std::string_view line = lines.substr(0, lines.find(line_end));
    lines.remove_prefix(line.size() + line_end.size());
    const auto at = line.find(after_name);
    return {line.substr(0, at), line.substr(at + after_name.size())};
}

}  // namespace

void Headers::add(std::string_view name, std::string_view value) {
    if (breaks_line(name) || breaks_line(value)) {
        throw std::invalid_argument("a header holds CR, LF or NUL");
    }
    if (lines_.empty()) lines_.reserve(usual_size);
    lines_.append(name).append(after_name).append(value).append(line_end);
}

std::string_view Headers::first(std::string_view name) const {
    for (std::string_view rest = lines_; !rest.empty();) {
        const auto [other, value] = take_header(rest);
        if (other == name) return value;
    }
    return {};
}

std::vector<Headers::Header> Headers::all() const {
    std::vector<Header> headers;
    for (std::string_view rest = lines_; !rest.empty();)
        headers.push_back(take_header(rest));
    return headers;
}

}  // namespace gatepost::http
