#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "core/language.h"

namespace gatepost::view {

/// "23 November 2026, 14:05 UTC".
std::string in_words(core::Language language, base::TimePoint time);

/// "1 hour", "90 minutes", "2 days": in the largest unit that divides it.
std::string in_words(core::Language language, std::chrono::seconds duration);

/// Nobody counts the seconds of some minutes: what is longer than one, in full ones.
std::chrono::seconds in_full_minutes(std::chrono::seconds wait);

/// The text with lines of at most `width` bytes, broken at spaces; a longer word, such as a link,
/// stays whole on a line of its own.
std::string wrap(std::string_view text, std::size_t width);

}  // namespace gatepost::view
