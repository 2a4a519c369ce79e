#include "view/overrides.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <stdexcept>

namespace gatepost::view {
namespace {

constexpr std::string_view escaped = "{{%AUTOESCAPE context=\"HTML\"}}";

/// Values that every template sees.
constexpr std::string_view everywhere[] = {"SITE_NAME", "CSRF", "BASE"};

using Parts = std::set<std::string, std::less<>>;

/// All that stands between `open` and `close`.
Parts parts(std::string_view text, std::string_view open, std::string_view close) {
    Parts found;
    for (auto at = text.find(open); at != text.npos; at = text.find(open, at)) {
        at += open.size();
        found.emplace(text.substr(at, text.find(close, at) - at));
    }
    return found;
}

Parts tokens(std::string_view text) {
    auto all = parts(text, "{{", "}}");
    std::erase_if(all, [](const std::string& token) {
        return token.starts_with('!') || token.starts_with('%');
    });
    return all;
}

/// What the original has and a template in its place needs.
Parts needed(std::string_view text) {
    Parts all;
    for (const auto& token : tokens(text)) {
        if (token.starts_with('>') || token == "CSRF") all.insert("{{" + token + "}}");
    }
    for (const char* attribute : {" name=\"", " action=\"", " method=\""}) {
        for (const auto& value : parts(text, attribute, "\""))
            all.insert(std::string(attribute + 1) + value + "\"");
    }
    return all;
}

bool is_known_everywhere(std::string_view token) {
    return std::find(std::begin(everywhere), std::end(everywhere), token) != std::end(everywhere);
}

}  // namespace

std::optional<std::string> complaint_about(std::string_view own, std::string_view original) {
    if (own.starts_with(escaped) != original.starts_with(escaped)) {
        return original.starts_with(escaped) ? fmt::format("it has to begin with {}", escaped)
                                             : "a text is not to be escaped like a page";
    }
    const auto known = tokens(original);
    for (const auto& token : tokens(own)) {
        if (!known.contains(token) && !is_known_everywhere(token))
            return fmt::format("{{{{{}}}}} means nothing in it", token);
    }
    for (const auto& part : needed(original)) {
        if (own.find(part) == own.npos) return fmt::format("{} is missing", part);
    }
    return std::nullopt;
}

void refuse_strays(const std::string& folder, std::span<const char* const> known) {
    namespace fs = std::filesystem;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_directory()) continue;
        const auto file = fs::relative(entry.path(), folder).string();
        if (std::find(known.begin(), known.end(), file) == known.end())
            throw std::runtime_error(
                fmt::format("{} has the name of no template", entry.path().string()));
    }
}

}  // namespace gatepost::view
