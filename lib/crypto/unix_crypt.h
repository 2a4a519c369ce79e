#pragma once

#include <string>

#include "base/secret.h"

namespace gatepost::crypto {

/// crypt(3): the digest alone, so what it puts behind `setting` ("$6$rounds=5000$salt$", or
/// "$2b$12$" and 22 characters). Takes as long, and gives nothing, for what crypt(3) cannot read
/// whole: a password with a NUL or of more than 511 bytes. bcrypt looks at the first 72 bytes only.
/// std::runtime_error for a setting that it does not know.
std::string unix_crypt(const base::Secret& password, const std::string& setting);

}  // namespace gatepost::crypto
