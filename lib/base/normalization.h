#pragma once

#include <string_view>

#include "base/secret.h"

namespace gatepost::base {

// Of well-formed UTF-8; of anything else, the same bytes. The time grows no faster than that of
// sorting. All memory that holds a result is wiped.

/// Normalization form C (Unicode Standard Annex #15): at most three times as long as `text`.
WipedBytes compose(std::string_view text);

/// Normalization form D: at most three times as long as `text`.
WipedBytes decompose(std::string_view text);

/// U+0020 in place of every other space (general category Zs).
WipedBytes with_ascii_spaces(std::string_view text);

}  // namespace gatepost::base
