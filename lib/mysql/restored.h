#pragma once

#include <cstdint>

#include "mysql/options.h"

namespace gatepost::mysql {

/// What was done to a database that was read back from a backup.
struct RestoredReport {
    std::uint64_t accounts = 0;       ///< whose links and tokens are void
    std::uint64_t sessions = 0;       ///< that are ended
    std::uint64_t next_account = 0;   ///< the number that the next account gets
    std::uint64_t waiting_mails = 0;  ///< that go out when the courier starts
};

/// Makes void all that was handed out after the backup was made, which the database knows nothing
/// of: moves every epoch, ends all sessions, and begins all numbers further on, so that no row gets
/// that of one which is lost. As the owner, while no program runs. May be repeated. Throws
/// core::StoreUnavailable or DatabaseError.
RestoredReport settle_restored(const ConnectOptions& owner);

}  // namespace gatepost::mysql
