#pragma once

#include <string_view>
#include <vector>

#include "base/secret.h"

namespace gatepost::crypto {

/// A password as it is hashed, whatever keyboard and system it was typed on: composed (NFC) and
/// with ASCII spaces, as RFC 8265 section 4.2 (OpaqueString) and NIST SP 800-63B section 5.1.1.2
/// have it. What is not well-formed UTF-8 stays as it is.
base::Secret normalize_password(std::string_view typed);

/// The normalized password first, then each other form in which it may have been hashed before
/// passwords were normalized: as typed, composed, decomposed. One for an ASCII password, four at
/// most. How many there are depends on `typed` alone.
std::vector<base::Secret> password_forms(std::string_view typed);

}  // namespace gatepost::crypto
