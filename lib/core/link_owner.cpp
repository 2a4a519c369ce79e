#include "core/link_owner.h"

namespace gatepost::core {

std::optional<Account> link_owner(Store& store, const TokenClaims& claims) {
    auto found = store.rows().accounts.find(claims.account);
    if (!found || found->account.email.key() != claims.email_key) return std::nullopt;
    return std::move(found->account);
}

}  // namespace gatepost::core
