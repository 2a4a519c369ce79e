#include "mysql/connection.h"

#include <cppconn/connection.h>
#include <cppconn/exception.h>
#include <cppconn/prepared_statement.h>
#include <cppconn/resultset.h>
#include <cppconn/resultset_metadata.h>

#include "mysql/driver.h"
#include "mysql/errors.h"

namespace gatepost::mysql {
namespace {

void bind(sql::PreparedStatement& statement, unsigned position, const Parameter& parameter) {
    if (const auto* number = std::get_if<std::uint64_t>(&parameter)) {
        statement.setUInt64(position, *number);
        return;
    }
    const auto text = std::get<std::string_view>(parameter);
    statement.setString(position, sql::SQLString(text.data(), text.size()));
}

Row::Values read_values(const sql::ResultSet& results, unsigned columns) {
    Row::Values values(columns);
    for (unsigned column = 0; column < columns; ++column) {
        // Not by .c_str(): the bytes of a digest may hold a NUL.
        if (!results.isNull(column + 1)) {
            values[column] = results.getString(column + 1).asStdString();
        }
    }
    return values;
}

}  // namespace

Connection::Connection(const Options& options, std::chrono::seconds patience)
    : native_(connect(options, patience)) {}

Connection::~Connection() = default;

void Connection::close() {
    statements_.clear();
    native_.reset();
}

template <class Call>
auto Connection::guarded(std::string_view statement, Call call) {
    if (!is_open()) throw ConnectionLost("the connection to the database was closed");
    try {
        return call();
    } catch (const sql::SQLException& error) {
        const int code = error.getErrorCode();
        const std::string message = error.what();
        const Failure failure = classify(code);
        if (failure != Failure::conflict && failure != Failure::constraint) close();
        throw_failure(code, message, statement);
    } catch (...) {
        close();
        throw;
    }
}

sql::PreparedStatement& Connection::prepared(std::string_view statement,
                                             const Parameters& parameters) {
    auto place = statements_.find(statement);
    if (place == statements_.end()) {
        std::string text(statement);
        std::unique_ptr<sql::PreparedStatement> fresh(native_->prepareStatement(text));
        place = statements_.emplace(std::move(text), std::move(fresh)).first;
    }
    for (unsigned i = 0; i < parameters.size(); ++i)
        bind(*place->second, i + 1, parameters[i]);
    return *place->second;
}

Result Connection::query(std::string_view statement, const Parameters& parameters) {
    return guarded(statement, [&] {
        const std::unique_ptr<sql::ResultSet> results(
            prepared(statement, parameters).executeQuery());
        const unsigned columns = results->getMetaData()->getColumnCount();
        Result rows;
        while (results->next())
            rows.emplace_back(read_values(*results, columns));
        return rows;
    });
}

std::uint64_t Connection::execute(std::string_view statement, const Parameters& parameters) {
    return guarded(statement, [&] {
        return static_cast<std::uint64_t>(prepared(statement, parameters).executeUpdate());
    });
}

void Connection::run(const std::string& statement) {
    guarded(statement, [&] {
        const std::unique_ptr<sql::Statement> native(native_->createStatement());
        native->execute(statement);
    });
}

}  // namespace gatepost::mysql
