#pragma once

#include <string>
#include <string_view>

namespace gatepost::view {

/// The first letters of the first and the last word of a name, or of an address before its "@".
/// UTF-8, as it is written.
std::string initials(std::string_view who);

}  // namespace gatepost::view
