#pragma once

#include <string>
#include <vector>

#include "crypto/password_hasher.h"
#include "mysql/database.h"

namespace gatepost::mysql {

/// One hash of each group (crypto::PasswordHash::group) among those of an address, as
/// core::AccountRows::sample_hashes has it. Nearly always one statement of three look-ups in an
/// index: the owner's hash, the first and the last of all. Where these two are of different groups,
/// one more for each group.
std::vector<crypto::PasswordHash> sample_hashes(Database& database, const std::string& email_key);

/// The kinds of hashes (crypto::HashKind) of all accounts, by text, at most `limit`. One statement
/// of two look-ups in an index where all are of one kind; else one more for each other kind. Not
/// DISTINCT or GROUP BY: they may read the whole index.
std::vector<std::string> hash_kinds(Database& database, std::size_t limit);

}  // namespace gatepost::mysql
