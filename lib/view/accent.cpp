#include "view/accent.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <span>

namespace gatepost::view {
namespace {

constexpr Colour black{{0, 0, 0}};
constexpr Colour white{{255, 255, 255}};

// What accents stand on in static/gatepost.css: the paper, the gate and a button's hover.
constexpr std::array light_papers{Colour{{0xf4, 0xf2, 0xea}}, Colour{{0xff, 0xfe, 0xfb}},
                                  Colour{{0xe6, 0xf3, 0xec}}};
constexpr std::array dark_papers{Colour{{0x11, 0x17, 0x14}}, Colour{{0x19, 0x21, 0x1d}},
                                 Colour{{0x1a, 0x2e, 0x25}}};

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(const Colour& colour) {
    const auto& [red, green, blue] = colour.rgb;
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/// `share` of `other` in 255ths.
Colour mixed(const Colour& colour, const Colour& other, int share) {
    Colour mix;
    for (std::size_t i = 0; i < 3; ++i) {
        const int sum = colour.rgb[i] * (255 - share) + other.rgb[i] * share;
        mix.rgb[i] = static_cast<std::uint8_t>((sum + 127) / 255);
    }
    return mix;
}

bool is_readable(const Colour& colour, std::span<const Colour> papers) {
    constexpr double enough = 4.5;
    return std::all_of(papers.begin(), papers.end(),
                       [&](const Colour& paper) { return contrast(colour, paper) >= enough; });
}

Tint tint(const Colour& wish, const Colour& towards, const Colour& on_accent,
          std::span<const Colour> papers) {
    int share = 0;
    while (!is_readable(mixed(wish, towards, share), papers))
        ++share;
    const Colour accent = mixed(wish, towards, share);
    constexpr int stronger = 70;
    return {accent, mixed(accent, towards, stronger), on_accent};
}

}  // namespace

std::optional<Colour> Colour::parse(std::string_view text) {
    if (text.size() != 7 || text[0] != '#') return std::nullopt;
    Colour colour;
    for (std::size_t i = 0; i < 3; ++i) {
        const char* first = text.data() + 1 + 2 * i;
        const auto [end, error] = std::from_chars(first, first + 2, colour.rgb[i], 16);
        if (error != std::errc() || end != first + 2) return std::nullopt;
    }
    return colour;
}

std::string Colour::text() const {
    return fmt::format("#{:02x}{:02x}{:02x}", rgb[0], rgb[1], rgb[2]);
}

double contrast(const Colour& one, const Colour& other) {
    const double first = luminance(one);
    const double second = luminance(other);
    const auto [darker, lighter] = std::minmax(first, second);
    return (lighter + 0.05) / (darker + 0.05);
}

Accent Accent::of(const Colour& wish) {
    return {tint(wish, black, white, light_papers), tint(wish, white, black, dark_papers)};
}

std::string style_of(const Accent& accent) {
    const auto rules = [](const Tint& tint) {
        return fmt::format(
            ":root {{ --accent: {}; --accent-strong: {}; --on-accent: {}; --wood: {}; }}",
            tint.accent.text(), tint.strong.text(), tint.on_accent.text(), tint.accent.text());
    };
    return fmt::format("{}\n@media (prefers-color-scheme: dark) {{ {} }}\n", rules(accent.light),
                       rules(accent.dark));
}

}  // namespace gatepost::view
