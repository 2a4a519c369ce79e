#include "app/config/nesting.h"

#include <algorithm>

namespace gatepost::app {
namespace {

std::size_t length_of_string(std::string_view toml, std::string_view quotes) {
    const char quote = quotes.front();
    std::size_t at = quotes.size();
    while (at < toml.size() && !toml.substr(at).starts_with(quotes))
        at += quote == '"' && toml[at] == '\\' ? 2 : 1;
    at += quotes.size();
    // A string of several lines may end in two quotes of its own.
    const std::size_t most = at + (quotes.size() == 3 ? 2 : 0);
    while (at < most && at < toml.size() && toml[at] == quote)
        ++at;
    return std::min(at, toml.size());
}

/// The bytes of the string or comment that `toml` begins with; 0 if it begins with neither.
std::size_t length_of_text(std::string_view toml) {
    if (toml.starts_with('#')) return std::min(toml.find('\n'), toml.size());
    for (const std::string_view quotes : {"\"\"\"", "'''", "\"", "'"}) {
        if (toml.starts_with(quotes)) return length_of_string(toml, quotes);
    }
    return 0;
}

}  // namespace

std::size_t nesting_of(std::string_view toml) {
    std::size_t open = 0;
    std::size_t dots = 0;
    std::size_t most = 0;
    while (!toml.empty()) {
        const std::size_t text = length_of_text(toml);
        const char c = text > 0 ? ' ' : toml.front();
        toml.remove_prefix(std::max<std::size_t>(text, 1));
        if (c == '[' || c == '{') ++open;
        if ((c == ']' || c == '}') && open > 0) --open;
        if (c == '.') ++dots;
        if (c == '\n') dots = 0;
        most = std::max(most, open + dots);
    }
    return most;
}

}  // namespace gatepost::app
