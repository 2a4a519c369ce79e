#include "mysql/connection.h"

#include <cppconn/connection.h>
#include <cppconn/datatype.h>
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

bool is_number(int type) {
    switch (type) {
        case sql::DataType::TINYINT:
        case sql::DataType::SMALLINT:
        case sql::DataType::MEDIUMINT:
        case sql::DataType::INTEGER:
        case sql::DataType::BIGINT:
            return true;
        default:
            return false;
    }
}

std::vector<bool> which_are_numbers(sql::ResultSetMetaData& columns) {
    std::vector<bool> answers;
    for (unsigned column = 1; column <= columns.getColumnCount(); ++column)
        answers.push_back(is_number(columns.getColumnType(column)));
    return answers;
}

Row::Value read_value(const sql::ResultSet& results, unsigned column, bool is_number) {
    if (results.isNull(column)) return {};
    if (is_number) {
        const std::int64_t number = results.getInt64(column);
        // Below zero it may also be one from 2^63 on: only the text tells.
        if (number >= 0) return static_cast<std::uint64_t>(number);
    }
    // Not by .c_str(): the bytes of a digest may hold a NUL.
    return results.getString(column).asStdString();
}

Row::Values read_values(const sql::ResultSet& results, const std::vector<bool>& is_number) {
    Row::Values values;
    values.reserve(is_number.size());
    for (unsigned column = 0; column < is_number.size(); ++column)
        values.push_back(read_value(results, column + 1, is_number[column]));
    return values;
}

}  // namespace

Connection::Connection(const ConnectOptions& options, const Server& server,
                       std::chrono::seconds patience)
    : native_(connect(options, server, patience)) {}

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

Connection::Prepared& Connection::prepared(std::string_view statement,
                                           const Parameters& parameters) {
    auto place = statements_.find(statement);
    if (place == statements_.end()) {
        std::string text(statement);
        std::unique_ptr<sql::PreparedStatement> fresh(native_->prepareStatement(text));
        place = statements_.emplace(std::move(text), Prepared{std::move(fresh)}).first;
    }
    for (unsigned i = 0; i < parameters.size(); ++i)
        bind(*place->second.native, i + 1, parameters[i]);
    return place->second;
}

ResultSet Connection::query(std::string_view statement, const Parameters& parameters) {
    return guarded(statement, [&] {
        Prepared& ready = prepared(statement, parameters);
        const std::unique_ptr<sql::ResultSet> results(ready.native->executeQuery());
        if (ready.is_number.empty()) ready.is_number = which_are_numbers(*results->getMetaData());
        ResultSet rows;
        while (results->next())
            rows.emplace_back(read_values(*results, ready.is_number));
        return rows;
    });
}

std::uint64_t Connection::execute(std::string_view statement, const Parameters& parameters) {
    return guarded(statement, [&] {
        return static_cast<std::uint64_t>(prepared(statement, parameters).native->executeUpdate());
    });
}

void Connection::run(const std::string& statement) {
    guarded(statement, [&] {
        const std::unique_ptr<sql::Statement> native(native_->createStatement());
        native->execute(statement);
    });
}

}  // namespace gatepost::mysql
