#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <optional>

#include "mysql/circuit_breaker.h"
#include "mysql/connection.h"
#include "mysql/options.h"
#include "mysql/shared_checks.h"

namespace gatepost::mysql {

/// The database as one thread sees it: connects at first need, replaces a connection that broke,
/// runs transactions. Throws core::StoreUnavailable, or std::runtime_error for a defect.
///
/// What certainly has not happened is done again, a few times and for a few seconds: after a
/// conflict, and after a loss of the connection before COMMIT was sent. What a connection took
/// along while it committed is uncertain, and an error, unless the statement may run twice. Of
/// several servers it asks another one when the one in use is gone, hangs, or takes no changes.
class Database {
  public:
    explicit Database(ConnectOptions options, SharedChecks shared = {});

    /// The whole result of a SELECT.
    ResultSet query(std::string_view statement, const Parameters& parameters = {});
    /// Returns how many rows were found to change. Throws ConstraintViolation, after which a
    /// transaction may go on. In a transaction of its own if there is none.
    std::uint64_t execute(std::string_view statement, const Parameters& parameters = {});
    /// The same for a statement that may run twice: repeated after anything that happens to
    /// the connection, when it may find no rows any more.
    std::uint64_t execute_repeatably(std::string_view statement, const Parameters& parameters = {});
    /// The same for one that need not be done: nothing if a row is locked by somebody else.
    std::optional<std::uint64_t> try_execute(std::string_view statement,
                                             const Parameters& parameters = {});

    /// Runs `work` in a transaction of its own, and again after what is said above, also if `work`
    /// kept the exception to itself. std::logic_error inside another one.
    void transact(const std::function<void()>& work);
    /// Runs `work` in the current transaction, or else in one of its own.
    void atomically(const std::function<void()>& work);

    /// The connection for a caller that knows what it does: no repeating, no replacing.
    Connection& connection();

  private:
    template <class Unit>
    auto repeating(Unit unit, CircuitBreaker::Call& call);
    template <class Unit>
    auto supervised(Unit unit);
    template <class Statement>
    auto in_transaction(Statement statement);
    void run_transaction(const std::function<void()>& work);
    void commit();
    void roll_back();

    ConnectOptions options_;
    SharedChecks shared_;
    std::unique_ptr<Connection> connection_;
    std::size_t server_ = 0;  // that it leads to
    bool in_transaction_ = false;
    std::exception_ptr doom_;  // why the current transaction cannot commit any more
};

}  // namespace gatepost::mysql
