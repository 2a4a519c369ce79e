#pragma once

#include <string>
#include <string_view>

#include "core/language.h"
#include "view/message.h"

namespace gatepost::view {

/// The text in that language; the English one if the catalogue does not have it, which
/// tests/lint/message_check does not let pass. Lives as long as the program. Thread-safe.
std::string_view translate(core::Language language, Message message);

/// The same for a text that is read from a template.
std::string_view translate(core::Language language, const std::string& english);

/// "1 hour", "2 hours": the form that the language has for that number, with the number in it.
std::string translate(core::Language language, Plural plural, long count);

std::string translate(core::Language language, const Text& text);

}  // namespace gatepost::view
