#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/config/values.h"

namespace gatepost::app {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> picture_types{{
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".webp", "image/webp"},
}};

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

bool is_web_address(std::string_view url) {
    const bool known = url.starts_with("https://") || url.starts_with("http://") ||
                       url.starts_with("mailto:") ||
                       (url.starts_with('/') && !url.starts_with("//"));
    return known && std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c <= '~'; });
}

std::optional<view::FooterLink> read_link(std::string_view text) {
    const auto space = text.rfind(' ');
    if (space == text.npos) return std::nullopt;
    view::FooterLink link;
    if (read_text(trimmed(text.substr(0, space)), link.text)) return std::nullopt;
    const auto url = text.substr(space + 1);
    if (!is_web_address(url)) return std::nullopt;
    link.url = url;
    return link;
}

}  // namespace

std::optional<std::string> picture_type(const std::filesystem::path& path) {
    for (const auto& [ending, type] : picture_types) {
        if (path.extension() == ending) return std::string(type);
    }
    return std::nullopt;
}

ReadResult read_optional_colour(std::string_view text, std::optional<view::Colour>& out) {
    const auto colour = view::Colour::parse(text);
    if (!text.empty() && !colour)
        return Complaint{fmt::format("is {:?}, which is no colour", text), "write it as #1b6b4f"};
    out = colour;
    return std::nullopt;
}

ReadResult read_optional_picture(std::string_view text, std::filesystem::path& out) {
    std::filesystem::path path;
    if (auto complaint = read_optional_path(text, path)) return complaint;
    if (!path.empty() && !picture_type(path))
        return Complaint{fmt::format("is {:?}, which is no picture that we know", text),
                         "its name has to end in .svg, .png or .webp"};
    out = path;
    return std::nullopt;
}

ReadResult read_links(std::string_view text, std::vector<view::FooterLink>& out) {
    std::vector<view::FooterLink> links;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        const auto link = read_link(trimmed(text.substr(0, comma)));
        if (!link) {
            return Complaint{
                fmt::format("holds {:?}, which is no link", trimmed(text.substr(0, comma))),
                "write the words and the address: \"Imprint https://example.org/imprint, "
                "Privacy /privacy\""};
        }
        links.push_back(*link);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    out = std::move(links);
    return std::nullopt;
}

}  // namespace gatepost::app
