#pragma once

#include <string>

#include "core/email.h"
#include "core/store.h"
#include "crypto/keyring.h"

namespace gatepost::core {

/// The salt for the first password of an address. Derived, not drawn: two people who sign up for
/// one address at the same moment must come to the same salt (see crypto::PasswordHasher).
/// Without the key it cannot be told from a random one.
std::string fresh_salt(const Email& email, const crypto::Keyring& keys);

/// The hash to keep for a new password of an address: with the salt that its accounts share.
crypto::PasswordHash hash_for(Store& store, const Email& email, const base::Secret& password,
                              const crypto::PasswordHasher& hasher, const crypto::Keyring& keys);

}  // namespace gatepost::core
