#pragma once

#include <optional>

#include "core/store.h"
#include "core/token.h"

namespace gatepost::core {

/// The account that a genuine link was made for, however old it is, while it has the address that
/// it had then. Nothing for a forged one: so only somebody who was sent the link learns of the
/// account.
template <class Purpose>
std::optional<Account> link_owner(Store& store, const Tokens<Purpose>& tokens,
                                  const Token<Purpose>& token) {
    const auto claims = tokens.open(token);
    if (!claims) return std::nullopt;
    auto found = store.rows().accounts.find(claims->account);
    if (!found || found->account.email.key() != claims->email_key) return std::nullopt;
    return std::move(found->account);
}

}  // namespace gatepost::core
