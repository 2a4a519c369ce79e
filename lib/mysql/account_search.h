#pragma once

#include "core/account_query.h"
#include "mysql/database.h"

namespace gatepost::mysql {

/// See core::AccountRows::find_page.
core::AccountPage find_page(Database& database, const core::AccountQuery& query,
                            std::optional<core::AccountId> after, std::size_t limit);

}  // namespace gatepost::mysql
