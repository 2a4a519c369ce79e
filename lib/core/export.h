#pragma once

#include <functional>

#include "core/import_record.h"

namespace gatepost::core {

/// Hands out all accounts by number, as records that an import reads: some hundred at a time are
/// held. Leaves out those that are to be deleted. One that waits for an administrator's approval is
/// not confirmed: an import must not let it in. Without hashes unless `with_hashes`. Throws
/// StoreUnavailable.
void export_accounts(Store& store, bool with_hashes,
                     const std::function<void(const ImportRecord&)>& write);

}  // namespace gatepost::core
