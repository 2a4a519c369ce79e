#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/number.h"

namespace gatepost::app {

/// The number that names an account, a mail, ... as the pages write it.
template <class Id>
std::string number_of(Id id) {
    return std::to_string(static_cast<std::underlying_type_t<Id>>(id));
}

/// What a field or a path names by such a number; nothing for what is none.
template <class Id>
std::optional<Id> id_in(std::string_view text) {
    const auto number = base::parse_number<std::underlying_type_t<Id>>(text);
    if (!number) return std::nullopt;
    return Id{*number};
}

}  // namespace gatepost::app
