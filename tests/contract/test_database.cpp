#include "test_database.h"

#include <fmt/format.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <optional>

#include "mysql/migrations.h"
#include "mysql/rights.h"
#include "mysql/store.h"
#include "mysql/testing.h"
#include "os_user.h"

namespace gatepost::tests {
namespace {

/// Dropped at the end of the suite, while the server still runs.
struct SuiteDatabase {
    ~SuiteDatabase() { database.reset(); }
    static inline std::optional<ScratchDatabase> database;
};
BOOST_TEST_GLOBAL_FIXTURE(SuiteDatabase);

constexpr std::string_view password = "correct horse";

mysql::ConnectOptions owner_of(const std::string& database) {
    mysql::ConnectOptions options;
    options.servers = {{.socket = server_socket()}};
    options.user = os_user();
    options.database = database;
    return options;
}

std::unique_ptr<core::Store> open_server() {
    return mysql::open_store(owner_of("gatepost"));
}

}  // namespace

std::string server_socket() {
    const char* socket = std::getenv("GATEPOST_TEST_SOCKET");
    if (socket == nullptr) throw std::runtime_error("GATEPOST_TEST_SOCKET is not set");
    return socket;
}

ScratchDatabase::ScratchDatabase() {
    static int count = 0;
    name_ = fmt::format("gatepost_test_{}_{}", getpid(), ++count);
    const auto server = open_server();
    mysql::testing::run(*server, "DROP DATABASE IF EXISTS " + name_);
    mysql::testing::run(*server, "CREATE DATABASE " + name_);
    mysql::testing::run(
        *server,
        fmt::format("CREATE OR REPLACE USER {}@localhost IDENTIFIED BY '{}'", name_, password));
}

ScratchDatabase::~ScratchDatabase() {
    const auto server = open_server();
    mysql::testing::run(*server, "DROP USER " + name_ + "@localhost");
    mysql::testing::run(*server, "DROP DATABASE " + name_);
}

mysql::ConnectOptions ScratchDatabase::options() const {
    auto options = owner_options();
    options.user = name_;
    options.password = base::Secret(password);
    return options;
}

mysql::ConnectOptions ScratchDatabase::owner_options() const {
    return owner_of(name_);
}

std::unique_ptr<core::Store> ScratchDatabase::open() const {
    return mysql::open_store(options());
}

std::unique_ptr<core::Store> ScratchDatabase::open_as_owner() const {
    return mysql::open_store(owner_options());
}

void ScratchDatabase::migrate() const {
    const auto report = mysql::migrate(owner_options());
    if (report.failure) throw std::runtime_error(report.failure->message);
    mysql::grant_rights(owner_options(), name_);
}

const ScratchDatabase& empty_database() {
    auto& database = SuiteDatabase::database;
    if (!database) database.emplace().migrate();
    const auto store = database->open_as_owner();
    for (const std::string table :
         {"sessions", "ended_sessions", "group_members", "address_changes", "events",
          "failed_logins", "outbox", "spent_forms", "signing_keys", "won_addresses", "limits",
          "invitations", "accounts", "daily_counts", "cohort_counts"})
        mysql::testing::run(*store, "DELETE FROM " + table);
    mysql::testing::run(*store, "UPDATE statistics_progress SET last_event = 0");
    mysql::testing::run(*store,
                        "UPDATE courier_figures SET seen_on = NULL, sent = 0, refused = 0,"
                        " given_up = 0, dropped = 0");
    return *database;
}

}  // namespace gatepost::tests
