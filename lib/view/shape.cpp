#include "view/shape.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace gatepost::view {
namespace {

// Digits pass through all that may be done to a value, even where only a number may stand.
constexpr std::string_view mark = "7316924086195230478";
constexpr std::size_t number_size = 4;
constexpr std::size_t most_values = 64;

std::string plain_probe(std::size_t value) {
    return fmt::format("{}{:0{}}", mark, value, number_size);
}

// Whatever ctemplate may do to a value besides `Escaping` shows in this one: its scheme is let into
// no URL, its tag and entities are what some ways of escaping let pass, and it has every byte.
std::string hostile_probe(std::size_t value) {
    std::string probe = fmt::format("javascript:{}<b>&amp;&nbsp;", plain_probe(value));
    for (int byte = 0; byte < 256; ++byte)
        probe += static_cast<char>(byte);
    return probe;
}

std::string page_of(const Shape::Expand& expand, std::size_t count,
                    std::string (*probe)(std::size_t)) {
    std::vector<std::string> probes;
    for (std::size_t value = 0; value < count; ++value)
        probes.push_back(probe(value));
    const std::vector<std::string_view> values(probes.begin(), probes.end());
    return expand(values);
}

std::string escaped(std::string_view value, Escaping escaping) {
    std::string text;
    append_escaped(text, value, escaping);
    return text;
}

/// Takes `start` off the front of `text`, if it stands there.
bool take(std::string_view& text, std::string_view start) {
    if (!text.starts_with(start)) return false;
    text.remove_prefix(start.size());
    return true;
}

}  // namespace

std::optional<Shape> Shape::of(std::size_t count, const Expand& expand) {
    Shape shape;
    if (count > most_values || !shape.cut(page_of(expand, count, plain_probe), count) ||
        !shape.learn(page_of(expand, count, hostile_probe)))
        return std::nullopt;
    return shape;
}

bool Shape::cut(std::string_view page, std::size_t count) {
    for (auto at = page.find(mark); at != page.npos; at = page.find(mark)) {
        fixed_ += page.substr(0, at);
        page.remove_prefix(at + mark.size());
        const auto number = page.substr(0, number_size);
        std::size_t value = count;
        std::from_chars(number.data(), number.data() + number.size(), value);
        if (value >= count) return false;
        page.remove_prefix(number.size());
        holes_.push_back({at, value, Escaping::html});
    }
    fixed_ += page;
    fixed_.shrink_to_fit();
    holes_.shrink_to_fit();
    return true;
}

bool Shape::learn(std::string_view page) {
    std::string_view fixed = fixed_;
    for (Hole& hole : holes_) {
        if (!take(page, fixed.substr(0, hole.fixed_before))) return false;
        fixed.remove_prefix(hole.fixed_before);
        const auto probe = hostile_probe(hole.value);
        if (take(page, escaped(probe, Escaping::html))) {
            hole.escaping = Escaping::html;
        } else if (take(page, escaped(probe, Escaping::query))) {
            hole.escaping = Escaping::query;
        } else {
            return false;
        }
    }
    return page == fixed;
}

std::string Shape::filled(Values values) const {
    // Most values need no escaping, and some fill several holes: each is looked at once.
    std::array<bool, most_values> plain;
    for (std::size_t i = 0; i < values.size(); ++i)
        plain[i] = is_plain(values[i]);
    std::size_t size = fixed_.size();
    for (const Hole& hole : holes_)
        size += values[hole.value].size();
    std::string page;
    page.reserve(size);
    std::string_view fixed = fixed_;
    for (const Hole& hole : holes_) {
        page += fixed.substr(0, hole.fixed_before);
        fixed.remove_prefix(hole.fixed_before);
        if (hole.escaping == Escaping::html && plain[hole.value]) {
            page += values[hole.value];
        } else {
            append_escaped(page, values[hole.value], hole.escaping);
        }
    }
    page += fixed;
    return page;
}

}  // namespace gatepost::view
