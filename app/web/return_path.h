#pragma once

#include <string>
#include <string_view>

namespace gatepost::app {

/// The path to come back to that a field `next` names; empty if it names none on this site. May end
/// with a fragment.
std::string parse_return_path(std::string_view field);

/// The address of a page that goes on to `next`; of the page alone if that is empty. nginx takes no
/// request line of more than 8 KiB, so of what is too long, once encoded, the fragment is left out,
/// or the query as well, or all of it.
std::string with_return_path(std::string_view page, std::string_view return_path);

/// Whether `with_next` can keep a path whole.
bool fits_as_return_path(std::string_view return_path);

}  // namespace gatepost::app
