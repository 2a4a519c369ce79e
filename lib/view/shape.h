#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "view/escape.h"

namespace gatepost::view {

/// A page without its values: the text that stays the same, and holes for the values in it.
/// Immutable, so thread-safe.
class Shape {
  public:
    using Values = std::span<const std::string_view>;
    /// Writes the page with those values, slowly.
    using Expand = std::function<std::string(Values)>;

    /// Finds out where the page holds its `count` values, and how they are escaped there, by having
    /// it expanded with values that are easy to find, then with hostile ones. Nothing if `expand`
    /// does anything to a value that `Escaping` does not know, say because it stands where a URL is
    /// checked or in a script: such a page has to be expanded each time.
    static std::optional<Shape> of(std::size_t count, const Expand& expand);

    /// The page with as many values, as `expand` would have made it.
    std::string filled(Values values) const;

  private:
    struct Hole {
        std::size_t fixed_before;  ///< how much of fixed_ stands between the last hole and this one
        std::size_t value;
        Escaping escaping;
    };

    /// Takes the page apart at its plain values; false if it holds what only looks like one.
    bool cut(std::string_view page, std::size_t count);
    /// Compares with the page of hostile values; false if one came out in an unknown way.
    bool learn(std::string_view page);

    std::string fixed_;
    std::vector<Hole> holes_;
};

}  // namespace gatepost::view
