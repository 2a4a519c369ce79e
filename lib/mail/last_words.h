#pragma once

#include <string>
#include <string_view>

namespace gatepost::mail {

/// Why a program failed, by what it said: its last lines as one, at most 400 bytes of printable
/// ASCII. Warnings are left out, unless it said nothing else: under a unit's restrictions Postfix's
/// sendmail gives several for each mail, taken over or not.
std::string last_words(std::string_view output);

}  // namespace gatepost::mail
