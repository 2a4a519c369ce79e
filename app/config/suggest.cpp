#include <algorithm>
#include <numeric>
#include <vector>

#include "app/config/keys.h"

namespace gatepost::app {
namespace {

constexpr std::size_t longest_word = 64;

/// Levenshtein's distance: how many characters to insert, delete or replace.
std::size_t edit_distance(std::string_view from, std::string_view to) {
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < from.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < to.size(); ++j) {
            const std::size_t replaced = diagonal + (from[i] == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view word,
                                        std::span<const std::string_view> known) {
    if (word.size() > longest_word) return std::nullopt;
    std::optional<std::string_view> best;
    std::size_t least = std::min<std::size_t>(2, word.size() / 2) + 1;
    for (const std::string_view candidate : known) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

std::optional<std::string> nearest_key(std::string_view section, std::string_view name) {
    std::vector<std::string_view> names;
    const ConfigKey* elsewhere = nullptr;
    for (const ConfigKey& key : config_keys()) {
        if (key.section == section) names.push_back(key.name);
        if (key.name == name) elsewhere = &key;
    }
    if (const auto found = nearest(name, names)) {
        return std::string(section).append(".").append(*found);
    }
    if (elsewhere != nullptr) return full_name(*elsewhere);
    return std::nullopt;
}

std::optional<std::string_view> nearest_section(std::string_view name) {
    std::vector<std::string_view> names;
    for (const ConfigKey& key : config_keys())
        names.push_back(key.section);
    names.push_back(gate_section);
    return nearest(name, names);
}

}  // namespace gatepost::app
