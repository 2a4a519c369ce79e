#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mysql/options.h"
#include "mysql/row.h"

namespace gatepost::mysql {

// The user that programs log in as can change no table, and to the events it can only add. What has
// to be changed of them is done by two procedures, with the rights of the database's owner.

/// Makes the database and its program's user, who logs in by the system user of that name, where
/// they are not there yet. As the server's administrator: the owner in a server of this machine.
/// Returns whether it made anything. Throws core::StoreUnavailable or DatabaseError.
bool create_database(const ConnectOptions& owner, const std::string& user);

/// Makes the procedures and gives a program's user what it needs, on each host that it may come
/// from; takes away what it may do with the database as a whole. As the owner, once the schema is
/// up to date; an owner who is that user keeps what it has. May be repeated at any time. Returns
/// who may use the database now, such as 'gatepost'@'localhost': nobody if there is no such user.
/// Throws core::StoreUnavailable or DatabaseError.
std::vector<std::string> grant_rights(const ConnectOptions& owner, const std::string& user);

/// What a program lacks, with what to do about it, in a sentence for its administrator; nothing if
/// it sees every table and procedure that it needs. `query` asks as the program's user.
std::optional<std::string> missing_rights(const std::function<ResultSet(std::string_view)>& query);

}  // namespace gatepost::mysql
