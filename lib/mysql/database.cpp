#include "mysql/database.h"

#include <chrono>
#include <stdexcept>
#include <thread>

#include "core/store.h"
#include "mysql/errors.h"
#include "mysql/schema_check.h"
#include "mysql/servers.h"
#include "mysql/troubles.h"

namespace gatepost::mysql {
namespace {

constexpr int most_attempts = 5;
// With the pauses in between they last for more than a second: about as long as the nodes of a
// cluster need to agree on who is there, when one is gone or comes back.
constexpr int most_attempts_at_several = 10;
// Past it nothing is begun once more: somebody waits.
constexpr std::chrono::seconds time_to_repeat{5};

void note(const SharedChecks& shared, base::Count Troubles::*trouble) {
    if (shared.troubles) ((*shared.troubles).*trouble).add();
}

}  // namespace

Database::Database(ConnectOptions options, SharedChecks shared)
    : options_(std::move(options)), shared_(std::move(shared)) {
    if (!shared_.servers) shared_.servers = std::make_shared<Servers>();
}

Connection& Database::connection() {
    if (!connection_ || !connection_->is_open() || server_ != shared_.servers->in_use()) {
        connection_.reset();
        const auto in_use = shared_.servers->in_use();
        auto fresh = connect_to_one(options_, options_.patience, in_use);
        if (shared_.schema) shared_.schema->require(*fresh.connection);
        shared_.servers->move(in_use, fresh.server, fresh.passed_over);
        server_ = fresh.server;
        connection_ = std::move(fresh.connection);
    }
    return *connection_;
}

/// Runs `unit` again, after a short pause that grows, while something stops it that cannot have
/// left anything behind.
template <class Unit>
auto Database::repeating(Unit unit, CircuitBreaker::Call& call) {
    const auto end = std::chrono::steady_clock::now() + time_to_repeat;
    const bool is_alone = options_.servers.size() == 1;
    const int most = is_alone ? most_attempts : most_attempts_at_several;
    for (int attempt = 1;; ++attempt) {
        const auto begun = std::chrono::steady_clock::now();
        // A server that hangs is not asked once more, unless there is another one.
        const auto is_hanging = [&] {
            return is_alone && std::chrono::steady_clock::now() - begun >= options_.patience;
        };
        const auto is_last = [&] {
            return attempt == most || std::chrono::steady_clock::now() > end;
        };
        try {
            return unit();
        } catch (const Conflict& conflict) {
            note(shared_, &Troubles::conflicts);
            call.got_answer();
            if (is_last()) throw core::StoreUnavailable(conflict.what());
        } catch (const ConnectionLost&) {
            note(shared_, &Troubles::losses);
            if (is_last() || is_hanging()) throw;
        } catch (const Refused&) {
            // Once more, if another one may take it.
            call.got_answer();
            if (is_alone || attempt > 1) throw;
        } catch (const NotReady&) {
            call.got_answer();
            if (is_alone || is_last()) throw;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5) * attempt * attempt);
    }
}

/// Runs a unit of work as the circuit breaker lets it, and tells it what came of it.
template <class Unit>
auto Database::supervised(Unit unit) {
    CircuitBreaker::Call call(shared_.breaker.get(), shared_.servers->in_use());
    try {
        return repeating(unit, call);
    } catch (const NoAnswer&) {
        note(shared_, &Troubles::silences);
        call.got_no_answer();
        throw;
    } catch (const core::StoreUnavailable&) {
        note(shared_, &Troubles::refusals);
        throw;
    }
}

template <class Statement>
auto Database::in_transaction(Statement statement) {
    // Going on after a failure would run the rest outside of the transaction.
    if (doom_) std::rethrow_exception(doom_);
    try {
        return statement(*connection_);
    } catch (const ConstraintViolation&) {
        throw;
    } catch (...) {
        doom_ = std::current_exception();
        throw;
    }
}

ResultSet Database::query(std::string_view statement, const Parameters& parameters) {
    const auto run = [&](Connection& c) { return c.query(statement, parameters); };
    if (in_transaction_) return in_transaction(run);
    return supervised([&] { return run(connection()); });
}

std::uint64_t Database::execute(std::string_view statement, const Parameters& parameters) {
    std::uint64_t found = 0;
    // Whether a statement that commits by itself was cut off before or after it did, nobody knows.
    atomically([&] {
        found = in_transaction([&](Connection& c) { return c.execute(statement, parameters); });
    });
    return found;
}

std::uint64_t Database::execute_repeatably(std::string_view statement,
                                           const Parameters& parameters) {
    if (in_transaction_) return execute(statement, parameters);
    return supervised([&] { return connection().execute(statement, parameters); });
}

std::optional<std::uint64_t> Database::try_execute(std::string_view statement,
                                                   const Parameters& parameters) {
    if (in_transaction_) return execute(statement, parameters);
    return supervised([&]() -> std::optional<std::uint64_t> {
        try {
            return connection().execute(statement, parameters);
        } catch (const Conflict&) {
            return std::nullopt;
        }
    });
}

void Database::transact(const std::function<void()>& work) {
    if (in_transaction_) throw std::logic_error("a transaction inside a transaction");
    supervised([&] { run_transaction(work); });
}

void Database::atomically(const std::function<void()>& work) {
    if (in_transaction_) {
        work();
    } else {
        transact(work);
    }
}

void Database::run_transaction(const std::function<void()>& work) {
    connection().run("START TRANSACTION");
    in_transaction_ = true;
    doom_ = nullptr;
    try {
        work();
        if (doom_) std::rethrow_exception(doom_);
    } catch (...) {
        roll_back();
        throw;
    }
    commit();
}

void Database::commit() {
    in_transaction_ = false;
    try {
        connection_->run("COMMIT");
    } catch (const Conflict&) {
        roll_back();  // it is rolled back already, or else is from here on
        throw;
    } catch (const std::exception& error) {
        const std::string what =
            std::string("nobody knows whether this was committed: ") + error.what();
        const bool is_answered = dynamic_cast<const NoAnswer*>(&error) == nullptr;
        connection_.reset();
        if (is_answered) throw core::StoreUnavailable(what);
        throw NoAnswer(what);
    }
}

void Database::roll_back() {
    in_transaction_ = false;
    try {
        if (connection_->is_open()) connection_->run("ROLLBACK");
    } catch (const std::exception&) {
        connection_.reset();  // the server rolls back what a lost connection left
    }
}

}  // namespace gatepost::mysql
