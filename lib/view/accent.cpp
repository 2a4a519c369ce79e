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

/// What accents stand on in static/gatepost.css, beside --accent-soft.
struct Papers {
    Colour paper, gate;
};
constexpr Papers light_papers{{{0xf4, 0xf6, 0xf4}}, {{0xff, 0xff, 0xff}}};
constexpr Papers dark_papers{{{0x0f, 0x14, 0x12}}, {{0x18, 0x1f, 0x1c}}};

// Words need 4.5 (WCAG 2.2, 1.4.3). A button is known by its words, so its own colour needs only as
// much as it takes to see it at all.
constexpr double enough_for_words = 4.5;
constexpr double enough_to_see = 1.25;

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

/// The colour with as little of the other as it takes for that contrast to all papers.
Colour toned(const Colour& wish, const Colour& towards, std::span<const Colour> papers,
             double enough) {
    for (int share = 0;; ++share) {
        const Colour colour = mixed(wish, towards, share);
        if (std::all_of(papers.begin(), papers.end(),
                        [&](const Colour& paper) { return contrast(colour, paper) >= enough; }))
            return colour;
    }
}

/// One of black and white can be read on any colour.
Colour words_on(const Colour& colour) {
    return contrast(white, colour) >= enough_for_words ? white : black;
}

Tint tint(const Colour& wish, const Colour& towards, const Papers& papers) {
    const std::array plain{papers.paper, papers.gate};
    const Colour accent = toned(wish, towards, plain, enough_to_see);
    constexpr int tenth = 26;  // as --accent-soft has it
    const std::array all{papers.paper, papers.gate, mixed(papers.gate, accent, tenth)};
    const Colour on_accent = words_on(accent);
    // Away from the words on it, so that they stay readable.
    constexpr int stronger = 40;
    const Colour strong = mixed(accent, on_accent == white ? black : white, stronger);
    return {accent, strong, on_accent, toned(wish, towards, all, enough_for_words)};
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
    return {tint(wish, black, light_papers), tint(wish, white, dark_papers)};
}

std::string style_of(const Accent& accent) {
    const auto rule = [](std::string_view token, const Colour& light, const Colour& dark) {
        return fmt::format("  --{}: light-dark({}, {});\n", token, light.text(), dark.text());
    };
    const auto& [light, dark] = accent;
    return ":root {\n" + rule("accent", light.accent, dark.accent) +
           rule("accent-strong", light.strong, dark.strong) +
           rule("on-accent", light.on_accent, dark.on_accent) +
           rule("accent-text", light.text, dark.text) + "}\n";
}

}  // namespace gatepost::view
