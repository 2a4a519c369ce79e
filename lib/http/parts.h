#pragma once

#include <string_view>

namespace gatepost::http {

/// Takes what stands before the next ';' (or another `end`) off the front of `rest` and returns it
/// trimmed: one cookie of a Cookie header, one parameter of a Content-Type.
std::string_view take_part(std::string_view& rest, char end = ';');

}  // namespace gatepost::http
