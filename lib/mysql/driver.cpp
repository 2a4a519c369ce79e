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
constexpr std::chrono::seconds slack{1};

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

void set_address(sql::ConnectOptionsMap& settings, const Server& server,
                 const std::string& ca_file) {
    if (!server.socket.empty()) {
        settings["hostName"] = sql::SQLString("unix://" + server.socket);
        return;
    }
    if (server.host.empty()) throw std::runtime_error("database: neither socket nor host is set");
    if (ca_file.empty()) {
        throw std::runtime_error("database: a connection to " + server.host +
                                 " needs ca_file, the certificates to trust");
    }
    settings["hostName"] = sql::SQLString("tcp://" + to_string(server));
    settings["sslCA"] = sql::SQLString(ca_file);
    settings["sslVerify"] = true;  // the library's other TLS settings fall back to plain text
}

// Every setting that the program's statements lean on, because a server's defaults, its
// init_connect or an import may have left another: with foreign_key_checks=0 references are not
// checked, with completion_type=CHAIN nothing is committed after the first transaction, and so on.
// A value of DEFAULT would be the server's again.
constexpr const char* session_settings =
    "SET NAMES utf8mb4 COLLATE utf8mb4_bin,"
    " sql_mode='STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
    "NO_ENGINE_SUBSTITUTION', time_zone='+00:00',"
    " autocommit=1, completion_type=0,"
    " foreign_key_checks=1, unique_checks=1, check_constraint_checks=1,"
    " sql_select_limit=18446744073709551615, sql_big_selects=1, sql_safe_updates=0,"
    " sql_auto_is_null=0, lc_messages='en_US',"
    " innodb_lock_wait_timeout=3, lock_wait_timeout=10, max_statement_time={}";

sql::ConnectOptionsMap settings_for(const ConnectOptions& options, const Server& server,
                                    std::chrono::seconds patience) {
    sql::ConnectOptionsMap settings;
    set_address(settings, server, options.ca_file);
    const std::string_view password = options.password.reveal();
    settings["userName"] = sql::SQLString(options.user);
    settings["password"] = sql::SQLString(password.data(), password.size());
    settings["schema"] = sql::SQLString(options.database);
    settings["OPT_CHARSET_NAME"] = sql::SQLString("utf8mb4");
    settings["OPT_CONNECT_TIMEOUT"] = static_cast<int>(options.connect_patience.count());
    settings["OPT_READ_TIMEOUT"] = static_cast<int>((patience + slack).count());
    settings["OPT_WRITE_TIMEOUT"] = static_cast<int>((patience + slack).count());
    settings["CLIENT_FOUND_ROWS"] = true;
    // Before all else: the library asks the server for something as well.
    settings["preInit"] = sql::SQLString(fmt::format(session_settings, patience.count()));
    return settings;
}

void prepare_session(sql::Connection& connection) {
    const std::unique_ptr<sql::Statement> statement(connection.createStatement());
    // Older and newer servers call these two variables by different names. The library set
    // REPEATABLE READ itself, and its call for this hides errors.
    statement->execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE");
}

}  // namespace

std::unique_ptr<sql::Connection> connect(const ConnectOptions& options, const Server& server,
                                         std::chrono::seconds patience) {
    auto settings = settings_for(options, server, patience);
    try {
        std::unique_ptr<sql::Connection> connection(driver().connect(settings));
        prepare_session(*connection);
        return connection;
    } catch (const sql::SQLException& error) {
        const int code = error.getErrorCode();
        throw NoAnswer(fmt::format("cannot connect to the database at {}: {} ({}){}",
                                   to_string(server), error.what(), code, advice_for(code)));
    }
}

}  // namespace gatepost::mysql
