#pragma once

#include <string>

#include "client.h"

namespace gatepost::tests {

// What must hold of every answer to something naughty, checked with Boost.Test's means.

/// Nothing broke, and nothing of `sent` is in the answer but as text.
void check_harmless(const Answer& answer, const std::string& sent);

/// A form that was not taken says so in words.
void check_words(const Answer& answer);

/// The value of the page's first input of that name, as a browser understands it; empty without.
std::string input_value(const std::string& page, const std::string& name);

/// A mail as it was delivered: one header of each kind, none that nobody meant, tidy HTML.
void check_mail(const std::string& mail);

}  // namespace gatepost::tests
