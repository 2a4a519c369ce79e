#include "mysql/testing.h"

#include <fmt/format.h>

#include "mysql/mysql_store.h"

namespace gatepost::mysql::testing {
namespace {

Connection& connection_of(core::Store& store) {
    return dynamic_cast<MysqlStore&>(store).database().connection();
}

}  // namespace

void set_time(core::Store& store, base::TimePoint now) {
    const auto micros = now.time_since_epoch().count();
    run(store, fmt::format("SET timestamp = {}.{:06}", micros / 1'000'000, micros % 1'000'000));
}

void run(core::Store& store, const std::string& statement) {
    connection_of(store).run(statement);
}

std::string query(core::Store& store, const std::string& statement) {
    return connection_of(store).query(statement).at(0).text(0);
}

}  // namespace gatepost::mysql::testing
