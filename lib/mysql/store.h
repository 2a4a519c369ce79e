#pragma once

#include <memory>

#include "core/store.h"
#include "mysql/options.h"
#include "mysql/shared_checks.h"

namespace gatepost::mysql {

/// The store in MariaDB. It connects at its first call, and again when the connection broke. What
/// a deadlock, a lock timeout or a broken connection has certainly undone is done again, a few
/// times, then StoreUnavailable is thrown. If the connection breaks during a commit, the call
/// throws StoreUnavailable and the work may be there or not.
///
/// Time is the server's (UTC_TIMESTAMP). Belongs to one thread, from its first call on. The call
/// that connects throws std::runtime_error if `options` ask for TCP without a `ca_file`.
std::unique_ptr<core::Store> open_store(const ConnectOptions& options,
                                        const SharedChecks& shared = {});

}  // namespace gatepost::mysql
