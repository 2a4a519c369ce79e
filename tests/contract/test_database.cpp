#include "test_database.h"

#include <fmt/format.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <optional>

#include "mysql/migrations.h"
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

}  // namespace

mysql::ConnectOptions options_for(const std::string& database) {
    const char* socket = std::getenv("GATEPOST_TEST_SOCKET");
    if (socket == nullptr) throw std::runtime_error("GATEPOST_TEST_SOCKET is not set");
    mysql::ConnectOptions options;
    options.socket = socket;
    options.user = os_user();
    options.database = database;
    return options;
}

ScratchDatabase::ScratchDatabase() {
    static int count = 0;
    name_ = fmt::format("gatepost_test_{}_{}", getpid(), ++count);
    const auto server = mysql::open_store(options_for("gatepost"));
    mysql::testing::run(*server, "DROP DATABASE IF EXISTS " + name_);
    mysql::testing::run(*server, "CREATE DATABASE " + name_);
}

ScratchDatabase::~ScratchDatabase() {
    mysql::testing::run(*mysql::open_store(options_for("gatepost")), "DROP DATABASE " + name_);
}

std::unique_ptr<core::Store> ScratchDatabase::open() const {
    return mysql::open_store(options());
}

const ScratchDatabase& empty_database() {
    auto& database = SuiteDatabase::database;
    if (!database) {
        database.emplace();
        const auto report = mysql::migrate(database->options());
        if (report.failure) throw std::runtime_error(report.failure->message);
    }
    const auto store = database->open();
    for (const std::string table :
         {"sessions", "group_members", "address_changes", "events", "failed_logins", "outbox",
          "spent_forms", "won_addresses", "limits", "invitations", "accounts"})
        mysql::testing::run(*store, "DELETE FROM " + table);
    return *database;
}

}  // namespace gatepost::tests
