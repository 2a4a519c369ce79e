#pragma once

#include <optional>
#include <string_view>

namespace gatepost::base {

/// The enumerator of that name, of an enum that counts from 0 without a gap. Its `to_string` is a
/// switch without a default, so that the compiler misses the name of a new enumerator; for what is
/// no enumerator it returns an empty text.
template <class Enum>
constexpr std::optional<Enum> enumerator_named(std::string_view name) {
    for (int i = 0; !to_string(Enum{i}).empty(); ++i) {
        if (to_string(Enum{i}) == name) return Enum{i};
    }
    return std::nullopt;
}

}  // namespace gatepost::base
