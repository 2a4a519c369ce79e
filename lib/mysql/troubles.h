#pragma once

#include "base/count.h"

namespace gatepost::mysql {

/// How often a program had trouble with its database. Any thread.
struct Troubles {
    base::Count conflicts;  ///< deadlocks and lock timeouts; nearly all are repeated
    base::Count losses;     ///< of connections; what was certainly not done is repeated
    base::Count silences;   ///< calls that ended without an answer
    base::Count refusals;   ///< calls that the server could not serve: read-only, full, no right
};

}  // namespace gatepost::mysql
