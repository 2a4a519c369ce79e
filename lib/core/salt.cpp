#include "core/salt.h"

#include "crypto/digest.h"

namespace gatepost::core {

std::string fresh_salt(const Email& email, const crypto::Keyring& keys) {
    return crypto::hmac_sha256(keys.newest().reveal(), "gatepost.salt:" + email.key());
}

crypto::PasswordHash hash_for(Store& store, const Email& email, const base::Secret& password,
                              const crypto::PasswordHasher& hasher, const crypto::Keyring& keys) {
    return hasher.hash(password, store.rows().accounts.sample_hashes(email),
                       fresh_salt(email, keys));
}

}  // namespace gatepost::core
