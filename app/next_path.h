#pragma once

#include <string>
#include <string_view>

namespace gatepost::app {

/// The path to come back to that a field `next` names; empty if it names none on this site.
std::string next_path(std::string_view field);

/// The address of a page that goes on to `next`; of the page alone if that is empty.
std::string with_next(std::string_view page, std::string_view next);

}  // namespace gatepost::app
