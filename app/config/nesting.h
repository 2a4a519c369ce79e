#pragma once

#include <cstddef>
#include <string_view>

namespace gatepost::app {

/// How deep a TOML text nests: the most brackets that are open at one place, together with the dots
/// before it in its line, since a dotted key makes tables, too. Strings and comments do not count.
/// Never too low for what a parser reads before it finds an error.
std::size_t nesting_of(std::string_view toml);

}  // namespace gatepost::app
