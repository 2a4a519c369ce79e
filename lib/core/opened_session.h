#pragma once

#include "core/dependencies.h"
#include "core/store.h"

namespace gatepost::core {

/// A session that was just opened, and whose it is.
struct OpenedSession {
    SessionId session;
    Account account;
};

/// Opens one in the transaction of `rows`, with the lifetime that `remembered` gives it.
OpenedSession open_session(Rows rows, const Dependencies& dependencies, AccountId account,
                           bool remembered, const Client& client);

}  // namespace gatepost::core
