#pragma once

#include <memory>

#include "core/store.h"
#include "mysql/options.h"

namespace gatepost::mysql {

/// The store in MariaDB. It connects at its first call; a connection that broke is dropped and
/// renewed at the next call. A deadlock or a lock timeout is met by repeating the transaction a few
/// times, then by StoreUnavailable. If the connection breaks during a commit, the call throws
/// StoreUnavailable and the work may be there or not.
///
/// Time is the server's (UTC_TIMESTAMP). Belongs to one thread, from its first call on. The call
/// that connects throws std::runtime_error if `options` ask for TCP without a `ca_file`.
std::unique_ptr<core::Store> open_store(const Options& options);

}  // namespace gatepost::mysql
