#include "core/store.h"

namespace gatepost::core {

std::vector<crypto::PasswordHash> hashes_of(const std::vector<Credentials>& accounts) {
    std::vector<crypto::PasswordHash> hashes;
    hashes.reserve(accounts.size());
    for (const Credentials& account : accounts)
        hashes.push_back(account.password_hash);
    return hashes;
}

}  // namespace gatepost::core
