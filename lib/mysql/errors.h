#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "core/store.h"

namespace gatepost::mysql {

/// What an error code of the server or of its client library means to the caller.
enum class Failure {
    conflict,     ///< deadlock or lock timeout: repeat the transaction
    constraint,   ///< a key or a reference forbids it; the connection is fine
    lost,         ///< the connection is gone
    refused,      ///< the server takes no changes now
    not_ready,    ///< the server is no working part of its cluster now
    unavailable,  ///< the server cannot serve us now
    defect,       ///< everything else: the program or the schema is wrong
};

/// Code 0 is the client library's own complaint about the state of its connection.
Failure classify(int code);

/// A statement failed. `what()` names the code and the statement, never a value in it.
class DatabaseError : public std::runtime_error {
  public:
    DatabaseError(const std::string& what, int code, std::string server_message)
        : std::runtime_error(what), code_(code), server_message_(std::move(server_message)) {}

    int code() const { return code_; }
    /// May quote values of the statement: not for a log of statements that have any.
    const std::string& server_message() const { return server_message_; }

  private:
    int code_;
    std::string server_message_;
};

class Conflict final : public DatabaseError {
  public:
    using DatabaseError::DatabaseError;
};

class ConstraintViolation final : public DatabaseError {
  public:
    using DatabaseError::DatabaseError;
    /// Whether another row has the same value in that unique key. Any other violation says that the
    /// program or the schema is wrong.
    bool is_duplicate_of(std::string_view key) const;
};

/// Nothing came back, not even an error: the database is away, or hangs.
class NoAnswer : public core::StoreUnavailable {
  public:
    using StoreUnavailable::StoreUnavailable;
};

/// The connection broke while a statement ran, or was found to have broken before. An open
/// transaction is rolled back by the server.
class ConnectionLost final : public NoAnswer {
  public:
    using NoAnswer::NoAnswer;
};

/// The server is read-only, where another one of the same database might not be. Nothing has
/// happened.
class Refused final : public core::StoreUnavailable {
  public:
    using StoreUnavailable::StoreUnavailable;
};

/// The server takes nothing, where another one of its cluster might, or itself in a moment: while
/// nodes agree on who is left of them, none does. Nothing has happened.
class NotReady final : public core::StoreUnavailable {
  public:
    using StoreUnavailable::StoreUnavailable;
};

/// The server answers, and this program cannot work on the schema there.
class Misfit final : public core::StoreUnavailable {
  public:
    using StoreUnavailable::StoreUnavailable;
};

/// What there is to do about an error, in words that go on after it; empty if nothing is known.
std::string_view advice_for(int code);

/// Throws the exception that fits a failed statement.
[[noreturn]] void throw_failure(int code, const std::string& server_message,
                                std::string_view statement);

}  // namespace gatepost::mysql
