#pragma once

#include <optional>

#include "core/store.h"
#include "core/token.h"

namespace gatepost::core {

/// The account that a link was made for, however old it is, while it has the address that it had
/// then. The claims are those of a genuine link: so only somebody who was sent it learns of the
/// account.
std::optional<Account> link_owner(Store& store, const TokenClaims& claims);

}  // namespace gatepost::core
