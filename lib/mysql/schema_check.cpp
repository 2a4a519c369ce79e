#include "mysql/schema_check.h"

#include "core/store.h"
#include "mysql/applied.h"
#include "mysql/connection.h"

namespace gatepost::mysql {

void SchemaCheck::require(Connection& connection) {
    if (fits_) return;
    const auto query = [&](std::string_view statement) { return connection.query(statement); };
    if (!is_current(compare(known_migrations(), read_applied(query)))) {
        throw core::StoreUnavailable(
            "the database's schema is not the one of this program; see: gatepost db status");
    }
    fits_ = true;
}

}  // namespace gatepost::mysql
