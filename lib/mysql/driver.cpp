#include "mysql/driver.h"

#include <cppconn/connection.h>
#include <cppconn/exception.h>
#include <cppconn/statement.h>
#include <fmt/format.h>
#include <mysql_driver.h>

#include "mysql/errors.h"

namespace gatepost::mysql {
namespace {

// The server's own answer to a statement that takes too long may take a moment.
constexpr std::chrono::seconds slack{2};

sql::mysql::MySQL_Driver& driver() {
    // The library looks its driver up without a lock; a static variable has one.
    static sql::mysql::MySQL_Driver* const instance = sql::mysql::get_driver_instance();
    // The library keeps state for each thread that calls it.
    struct ThisThread {
        ThisThread() { instance->threadInit(); }
        ~ThisThread() { instance->threadEnd(); }
    };
    static thread_local const ThisThread this_thread;
    return *instance;
}

void set_address(sql::ConnectOptionsMap& settings, const Options& options) {
    if (!options.socket.empty()) {
        settings["hostName"] = sql::SQLString("unix://" + options.socket);
        return;
    }
    if (options.host.empty()) throw std::runtime_error("database: neither socket nor host is set");
    if (options.ca_file.empty()) {
        throw std::runtime_error("database: a connection to " + options.host +
                                 " needs ca_file, the certificates to trust");
    }
    settings["hostName"] = sql::SQLString(fmt::format("tcp://{}:{}", options.host, options.port));
    settings["sslCA"] = sql::SQLString(options.ca_file);
    settings["sslVerify"] = true;  // the library's other TLS settings fall back to plain text
}

sql::ConnectOptionsMap settings_for(const Options& options, std::chrono::seconds patience) {
    sql::ConnectOptionsMap settings;
    set_address(settings, options);
    const std::string_view password = options.password.reveal();
    settings["userName"] = sql::SQLString(options.user);
    settings["password"] = sql::SQLString(password.data(), password.size());
    settings["schema"] = sql::SQLString(options.database);
    settings["OPT_CHARSET_NAME"] = sql::SQLString("utf8mb4");
    settings["OPT_CONNECT_TIMEOUT"] = static_cast<int>(options.connect_patience.count());
    settings["OPT_READ_TIMEOUT"] = static_cast<int>((patience + slack).count());
    settings["OPT_WRITE_TIMEOUT"] = static_cast<int>((patience + slack).count());
    settings["CLIENT_FOUND_ROWS"] = true;
    return settings;
}

void prepare_session(sql::Connection& connection, std::chrono::seconds patience) {
    const std::unique_ptr<sql::Statement> statement(connection.createStatement());
    statement->execute(fmt::format(
        "SET SESSION sql_mode='STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
        "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', time_zone='+00:00', autocommit=1, "
        "innodb_lock_wait_timeout=3, lock_wait_timeout=10, group_concat_max_len=1048576, "
        "max_statement_time={}",
        patience.count()));
    // The library set REPEATABLE READ itself, and its call for this hides errors.
    statement->execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
}

}  // namespace

std::unique_ptr<sql::Connection> connect(const Options& options, std::chrono::seconds patience) {
    auto settings = settings_for(options, patience);
    try {
        std::unique_ptr<sql::Connection> connection(driver().connect(settings));
        prepare_session(*connection, patience);
        return connection;
    } catch (const sql::SQLException& error) {
        throw NoAnswer(fmt::format("cannot connect to the database: {} ({})", error.what(),
                                   error.getErrorCode()));
    }
}

}  // namespace gatepost::mysql
