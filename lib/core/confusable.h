#pragma once

#include <string_view>

namespace gatepost::core {

// What Unicode Technical Standard 39 (Unicode Security Mechanisms) finds in a label of a domain
// that is given in UTF-8. Thread-safe. Where the Unicode data cannot be read, everything is found.

/// Whether it is written in more than one script (Japanese and Korean, with their Chinese
/// characters, count as one each) or with digits of several, or holds something else than the
/// letters of scripts in everyday use, digits and hyphens, or an accent upon the same accent.
bool mixes_scripts(std::string_view label);

/// Whether it looks like a word in unaccented Latin letters, or, if it is of another script, in any
/// Latin letters.
bool reads_as_latin(std::string_view label);

}  // namespace gatepost::core
