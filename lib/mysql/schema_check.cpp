#include "mysql/schema_check.h"

#include "core/store.h"
#include "mysql/applied.h"
#include "mysql/connection.h"

namespace gatepost::mysql {

void SchemaCheck::require(Connection& connection) {
    if (fits_) return;
    const auto query = [&](std::string_view statement) { return connection.query(statement); };
    if (const auto reason = misfit(compare(known_migrations(), read_applied(query))))
        throw core::StoreUnavailable(*reason);
    fits_ = true;
}

}  // namespace gatepost::mysql
