#pragma once

#include <string>
#include <string_view>

#include "base/secret.h"

namespace gatepost::crypto {

/// Whether `text` is a bcrypt hash of version 2a, 2b or 2y and of a cost from 4 to 16.
bool is_bcrypt(std::string_view text);

/// Whether `password` opens a hash for which `is_bcrypt` holds. bcrypt looks at the first 72 bytes
/// only.
bool opens_bcrypt(const base::Secret& password, const std::string& hash);

}  // namespace gatepost::crypto
