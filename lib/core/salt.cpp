#include "core/salt.h"

#include "crypto/digest.h"

namespace gatepost::core {

std::string fresh_salt(const Email& email, const crypto::Keyring& keys) {
    return crypto::hmac_sha256(keys.newest().reveal(), "gatepost.salt:" + email.key());
}

}  // namespace gatepost::core
