#pragma once

#include <string>
#include <string_view>

namespace gatepost::app {

/// The path to come back to that a field `next` names; empty if it names none on this site.
std::string next_path(std::string_view field);

}  // namespace gatepost::app
