#pragma once

#include <exception>
#include <functional>
#include <memory>

#include "mysql/connection.h"
#include "mysql/options.h"

namespace gatepost::mysql {

/// The database as one thread sees it: connects at first need, replaces a connection that broke,
/// runs transactions. Throws core::StoreUnavailable, or std::runtime_error for a defect.
///
/// A connection that broke while nothing was going on is replaced within the call where repeating
/// is harmless: a SELECT outside a transaction, or the start of a transaction. Outside a
/// transaction a statement is repeated after a conflict; inside, the whole transaction is.
class Database {
  public:
    explicit Database(Options options) : options_(std::move(options)) {}

    /// The whole result of a SELECT.
    Result query(std::string_view statement, const Parameters& parameters = {});
    /// Returns how many rows were found to change. Throws ConstraintViolation, after which a
    /// transaction may go on.
    std::uint64_t execute(std::string_view statement, const Parameters& parameters = {});

    /// Runs `work` in a transaction of its own. A conflict rolls back and runs it again, a few
    /// times, also if `work` kept the exception to itself. std::logic_error inside another one.
    void transact(const std::function<void()>& work);
    /// Runs `work` in the current transaction, or else in one of its own.
    void atomically(const std::function<void()>& work);

    /// The connection for a caller that knows what it does: no repeating, no replacing.
    Connection& connection();

  private:
    template <class Statement>
    auto replacing_lost(Statement statement);
    template <class Statement>
    auto in_transaction(Statement statement);
    void run_transaction(const std::function<void()>& work);
    void commit();
    void roll_back();

    Options options_;
    std::unique_ptr<Connection> connection_;
    bool in_transaction_ = false;
    std::exception_ptr doom_;  // why the current transaction cannot commit any more
};

}  // namespace gatepost::mysql
