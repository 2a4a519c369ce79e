#pragma once

#include <cstddef>
#include <string_view>

#include "mysql/database.h"

namespace gatepost::mysql {

/// Deletes the accounts that fit a condition, which may end in ORDER BY and LIMIT, with all that is
/// theirs; returns how many. What they did stays, without address and device. In the current
/// transaction, or else in one of its own.
std::size_t remove_accounts(Database& database, std::string_view condition,
                            const Parameters& parameters);

}  // namespace gatepost::mysql
