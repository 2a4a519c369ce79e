#include "mysql/schema_check.h"

#include "mysql/applied.h"
#include "mysql/connection.h"
#include "mysql/errors.h"
#include "mysql/rights.h"

namespace gatepost::mysql {

std::optional<std::string> misfit(const std::function<ResultSet(std::string_view)>& query) {
    if (auto reason = misfit(compare(known_migrations(), read_applied(query)))) return reason;
    return missing_rights(query);
}

void SchemaCheck::require(Connection& connection) {
    if (fits_) return;
    const auto query = [&](std::string_view statement) { return connection.query(statement); };
    if (const auto reason = misfit(query)) throw Misfit(*reason);
    fits_ = true;
}

}  // namespace gatepost::mysql
