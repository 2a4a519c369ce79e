#include "mysql/database.h"

#include <chrono>
#include <stdexcept>
#include <thread>

#include "core/store.h"
#include "mysql/errors.h"

namespace gatepost::mysql {
namespace {

constexpr std::chrono::seconds patience(10);  // for one statement
constexpr int most_attempts = 5;

/// Runs `work` again, after a short pause that grows, while a conflict stops it.
template <class Work>
auto repeating_conflicts(Work work) {
    for (int attempt = 1;; ++attempt) {
        try {
            return work();
        } catch (const Conflict& conflict) {
            if (attempt == most_attempts) throw core::StoreUnavailable(conflict.what());
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5) * attempt * attempt);
    }
}

}  // namespace

Connection& Database::connection() {
    if (!connection_ || !connection_->is_open()) {
        connection_.reset();
        connection_ = std::make_unique<Connection>(options_, patience);
    }
    return *connection_;
}

template <class Statement>
auto Database::replacing_lost(Statement statement) {
    const bool was_idle = connection_ && connection_->is_open();
    try {
        return statement(connection());
    } catch (const ConnectionLost&) {
        if (!was_idle) throw;
    }
    return statement(connection());
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

Result Database::query(std::string_view statement, const Parameters& parameters) {
    const auto run = [&](Connection& c) { return c.query(statement, parameters); };
    if (in_transaction_) return in_transaction(run);
    return repeating_conflicts([&] { return replacing_lost(run); });
}

std::uint64_t Database::execute(std::string_view statement, const Parameters& parameters) {
    const auto run = [&](Connection& c) { return c.execute(statement, parameters); };
    if (in_transaction_) return in_transaction(run);
    return repeating_conflicts([&] { return run(connection()); });
}

void Database::transact(const std::function<void()>& work) {
    if (in_transaction_) throw std::logic_error("a transaction inside a transaction");
    repeating_conflicts([&] { run_transaction(work); });
}

void Database::atomically(const std::function<void()>& work) {
    if (in_transaction_) {
        work();
    } else {
        transact(work);
    }
}

void Database::run_transaction(const std::function<void()>& work) {
    replacing_lost([](Connection& c) { c.run("START TRANSACTION"); });
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
    } catch (const std::exception& error) {
        connection_.reset();
        throw core::StoreUnavailable(std::string("nobody knows whether this was committed: ") +
                                     error.what());
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
