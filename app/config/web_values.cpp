#include "app/config/web_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "app/config/values.h"
#include "base/ascii.h"
#include "base/host.h"
#include "http/url.h"

namespace gatepost::app {
namespace {

using Prefixes = std::span<const std::string_view>;

constexpr std::size_t longest_uri = 500;
constexpr std::array<std::string_view, 1> https_alone{"https://"};
constexpr std::array<std::string_view, 3> contacts{"mailto:", "https://", "tel:+"};
constexpr std::array<std::string_view, 4> pages{"https://", "http://", "mailto:", "/"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> picture_types{{
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".webp", "image/webp"},
}};

/// What a mistaken character in a host asks for.
constexpr std::pair<std::string_view, std::string_view> hints[] = {
    {"/", "the name alone, without a scheme or a path"},
    {"@", "the name alone, without an \"@\""},
    {":", "the name alone, without a port"},
    {"*", "each host by itself: a \"*\" stands for nothing here"},
    {"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "write it in lower case, as browsers do"},
};

/// Whether it begins with one of the prefixes and holds nothing that could end a line or a URI.
bool is_uri(std::string_view text, Prefixes prefixes) {
    const auto prefix = std::find_if(prefixes.begin(), prefixes.end(),
                                     [&](auto known) { return text.starts_with(known); });
    return prefix != prefixes.end() && text.size() > prefix->size() && text.size() <= longest_uri &&
           std::all_of(text.begin(), text.end(), base::is_visible);
}

Result<std::string> read_uri(std::string_view text, Prefixes prefixes, std::string hint) {
    if (!text.empty() && !is_uri(text, prefixes)) {
        return ConfigError{"is not a link that can be used here", std::move(hint)};
    }
    return std::string(text);
}

/// "Our imprint https://example.org/imprint".
std::optional<view::FooterLink> parse_link(std::string_view text) {
    const auto space = text.rfind(' ');
    if (space == text.npos) return std::nullopt;
    const auto words = read_text(base::trim(text.substr(0, space)));
    const auto url = text.substr(space + 1);
    const bool is_page = url == "/" || (is_uri(url, pages) && !url.starts_with("//"));
    if (!words || !is_page) return std::nullopt;
    return view::FooterLink{*words, std::string(url)};
}

}  // namespace

Result<std::string> read_origin(std::string_view text) {
    const auto url = http::Url::parse(text);
    if (url && (!url->target.empty() || url->origin.find('@') != text.npos)) {
        return ConfigError{"is more than an origin", "no path, no slash at the end, no user"};
    }
    if (!url || !http::is_canonical_origin(*url)) {
        return ConfigError{"is not an origin",
                           "such as \"https://accounts.example.org\", in lower case and ASCII"};
    }
    if (http::has_default_port(*url)) {
        return ConfigError{"names the default port, which browsers leave out", "leave it out"};
    }
    if (url->scheme != "https" && !http::is_loopback(*url)) {
        return ConfigError{"would send passwords and sessions in the clear",
                           "use https; http is for localhost and loopback addresses only"};
    }
    return std::string(text);
}

Result<std::string> read_web_host(std::string_view text) {
    if (!base::is_host(text)) {
        return ConfigError{"is not a host name as browsers write it", host_hint(text)};
    }
    return std::string(text);
}

Result<std::string> read_optional_domain(std::string_view text) {
    if (!text.empty() && !base::is_domain(text)) {
        return ConfigError{"is not a domain with at least one dot", host_hint(text)};
    }
    return std::string(text);
}

std::string host_hint(std::string_view text) {
    for (const auto& [characters, hint] : hints) {
        if (text.find_first_of(characters) != text.npos) return std::string(hint);
    }
    if (std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; })) {
        return "write it in ASCII, as browsers do, such as xn--bcher-kva.example";
    }
    if (text.starts_with('.')) return "without the dot in front";
    if (text.ends_with('.')) return "without the dot at the end";
    return "letters, digits, hyphens and dots, such as wiki.example.org";
}

Result<std::string> read_contact(std::string_view text) {
    return read_uri(text, contacts,
                    "such as mailto:security@example.org, https://example.org/report or "
                    "tel:+49-30-1234567");
}

Result<std::string> read_optional_link(std::string_view text) {
    return read_uri(text, https_alone, "such as https://example.org/security-policy");
}

Result<std::vector<view::FooterLink>> read_links(std::string_view text) {
    std::vector<view::FooterLink> links;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        const auto part = base::trim(text.substr(0, comma));
        const auto link = parse_link(part);
        if (!link) {
            return ConfigError{
                fmt::format("holds {:?}, which is no link", part),
                "write the words and the address: \"Imprint https://example.org/imprint, "
                "Privacy /privacy\""};
        }
        links.push_back(*link);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return links;
}

Result<std::optional<view::Colour>> read_optional_colour(std::string_view text) {
    const auto colour = view::Colour::parse(text);
    if (!text.empty() && !colour) {
        return ConfigError{fmt::format("is {:?}, which is no colour", text), "write it as #1b6b4f"};
    }
    return colour;
}

Result<std::filesystem::path> read_optional_picture(std::string_view text) {
    auto path = read_optional_path(text);
    if (path && !path->empty() && !picture_type(*path)) {
        return ConfigError{fmt::format("is {:?}, which is no picture that we know", text),
                           "its name has to end in .svg, .png or .webp"};
    }
    return path;
}

std::optional<std::string> picture_type(const std::filesystem::path& path) {
    for (const auto& [ending, type] : picture_types) {
        if (path.extension() == ending) return std::string(type);
    }
    return std::nullopt;
}

}  // namespace gatepost::app
