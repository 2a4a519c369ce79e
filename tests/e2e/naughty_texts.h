#pragma once

#include <string>
#include <vector>

namespace gatepost::tests {

/// What people type, paste and send to see whether something breaks. Not all of it is text.
const std::vector<std::string>& naughty_texts();

/// Whether it is well-formed UTF-8 without NUL: what a form takes.
bool is_text(const std::string& bytes);

/// Whether a client may send it as the value of a header.
bool fits_in_a_header(const std::string& bytes);

}  // namespace gatepost::tests
