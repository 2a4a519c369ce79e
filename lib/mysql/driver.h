#pragma once

#include <chrono>
#include <memory>

#include "mysql/options.h"

namespace sql {
class Connection;
}

namespace gatepost::mysql {

/// A new connection, in the state that every statement of this program relies on, whatever the
/// server's defaults are: strict SQL mode, UTC, READ COMMITTED, autocommit, utf8mb4, keys and
/// references that are checked, no bound on rows, affected rows that count what was found. The
/// server stops a statement that runs longer than `patience`; the client gives up a little
/// later.
///
/// Throws NoAnswer if the server cannot be reached or refuses, std::runtime_error if
/// `options` cannot be right.
std::unique_ptr<sql::Connection> connect(const ConnectOptions& options, const Server& server,
                                         std::chrono::seconds patience);

}  // namespace gatepost::mysql
