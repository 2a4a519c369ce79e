#pragma once

#include <optional>
#include <string>

#include "core/email.h"

namespace gatepost::core {

/// The address that somebody may have meant whose domain looks like a slip of the finger for one of
/// the great mail providers': "ann@gmial.com" for "ann@gmail.com". A hint and never a refusal: it
/// comes from the text alone, asks nobody, and knows nothing of who has an account. Nothing for
/// domains that are somebody's own as far as is known, however near.
std::optional<std::string> suggested_address(const Email& email);

}  // namespace gatepost::core
