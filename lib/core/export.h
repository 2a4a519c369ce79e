#pragma once

#include <functional>

#include "core/import_record.h"

namespace gatepost::core {

/// Hands out all accounts by number, as records that an import reads: some hundred at a time are
/// held. Leaves out those that are to be deleted, and those that need approval: an import would let
/// them in. Without hashes unless `with_hashes`. Throws
/// StoreUnavailable.
void export_accounts(Store& store, bool with_hashes,
                     const std::function<void(const ImportRecord&)>& write);

}  // namespace gatepost::core
