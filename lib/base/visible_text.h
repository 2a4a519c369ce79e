#pragma once

#include <string>
#include <string_view>

namespace gatepost::base {

/// `text`, in well-formed UTF-8, without what comes along unseen when it is pasted: Unicode's
/// default ignorable code points (zero-width and directional characters, soft hyphens, variation
/// selectors, byte order marks) and every white space outside ASCII, wherever it stands; spaces,
/// tabs and line ends around it. Zero-width joiners stay inside: some scripts write with them.
std::string visible_text(std::string_view text);

/// `text`, in well-formed UTF-8, for one line of a terminal: a space for each control character,
/// end of a line and mark of direction.
std::string in_one_line(std::string_view text);

/// `text`, in well-formed UTF-8, without zero-width joiners and non-joiners.
std::string without_joiners(std::string_view text);

}  // namespace gatepost::base
