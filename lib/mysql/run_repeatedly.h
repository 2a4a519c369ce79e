#pragma once

#include <string>

#include "mysql/connection.h"

namespace gatepost::mysql {

/// Runs a statement by itself, outside of a transaction, and again after a conflict, which leaves
/// nothing behind: the nodes of a cluster have more of them, and some while one of them is gone.
/// Throws Conflict after eight tries, and what Connection::run throws.
void run_repeatedly(Connection& connection, const std::string& statement);

}  // namespace gatepost::mysql
