#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gatepost::view {

/// A colour of sRGB.
struct Colour {
    std::array<std::uint8_t, 3> rgb{};

    /// From "#1b6b4f"; nothing for anything else.
    static std::optional<Colour> parse(std::string_view text);
    /// "#1b6b4f".
    std::string text() const;
    friend bool operator==(const Colour&, const Colour&) = default;
};

/// From 1 to 21 (WCAG 2.2, "contrast ratio").
double contrast(const Colour& one, const Colour& other);

/// The accent in one colour scheme.
struct Tint {
    Colour accent;     ///< of buttons
    Colour strong;     ///< under the mouse
    Colour on_accent;  ///< for words on the accent
    Colour text;       ///< of links, and of whatever else is read or drawn
};

/// What an accent colour becomes on the style sheet's light and dark paper. As a fill it stays what
/// it is, with black or white words on it; as text it is darkened or lightened as little as it
/// takes to read it (contrast 4.5:1, WCAG 2.2 success criterion 1.4.3).
struct Accent {
    Tint light;
    Tint dark;

    static Accent of(const Colour& wish);
};

/// That of static/gatepost.css, for a site that has none of its own.
inline constexpr Accent accent_of_style_sheet{
    {{{0x1b, 0x6b, 0x4f}}, {{0x13, 0x4f, 0x3a}}, {{0xff, 0xff, 0xff}}, {{0x1b, 0x6b, 0x4f}}},
    {{{0x72, 0xcf, 0xa4}}, {{0x98, 0xdf, 0xbe}}, {{0x0b, 0x1d, 0x15}}, {{0x72, 0xcf, 0xa4}}}};

/// The style sheet that makes the pages use it.
std::string style_of(const Accent& accent);

}  // namespace gatepost::view
