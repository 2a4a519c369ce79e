#pragma once

#include "core/language.h"

namespace gatepost::tests {

/// Checks, with Boost.Test's means, that a counted text of that language has one form for each
/// category that CLDR (as ICU has it, for the language `tag`) puts a number in: "one", "few", ...
/// Numbers from a million on, which some languages count in another way, never come.
void check_plural_forms(core::Language language, const char* tag);

}  // namespace gatepost::tests
