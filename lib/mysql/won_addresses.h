#pragma once

#include <cstddef>
#include <string_view>

#include "core/account.h"
#include "mysql/database.h"

namespace gatepost::mysql {

/// Holds for each row "a" of accounts but those that waited for an address while another one won
/// it. Whatever reads accounts that may be pending asks for it.
inline constexpr std::string_view has_not_lost =
    "(a.confirmed_on IS NOT NULL OR NOT EXISTS (SELECT 1 FROM won_addresses w"
    " WHERE w.email_key = a.email_key AND w.won_on >= a.registered_on))";

/// The same for an account that was read without it.
bool has_lost(Database& database, core::AccountId account);

/// From now on all that wait for the address have lost it: one row, however many they are.
void note_won(Database& database, const std::string& email_key);

/// Deletes those who lost more than a minute ago, and then what says so of their address: at most
/// `limit` of both; returns how many.
std::size_t purge_lost(Database& database, std::size_t limit);

}  // namespace gatepost::mysql
