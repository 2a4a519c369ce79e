#pragma once

#include <cstddef>

#include "core/store.h"
#include "crypto/keyring.h"

namespace gatepost::core {

/// Ends all sessions if they began when none of these keys was there: then the keys were replaced,
/// because somebody else knew them, and may have used them to get in. A new key beside an old one
/// ends none. Returns how many it ended. May throw StoreUnavailable.
std::size_t end_sessions_of_replaced_keys(Store& store, const crypto::Keyring& keys);

}  // namespace gatepost::core
