#include "mysql/key_rows.h"

#include <algorithm>

namespace gatepost::mysql {

std::map<std::string, std::optional<core::TimePoint>> MysqlKeys::list() {
    std::map<std::string, std::optional<core::TimePoint>> keys;
    for (const Row& row : database_.query("SELECT name, last_signed_on FROM signing_keys"))
        keys.emplace(row.text(0), row.optional_time(1));
    return keys;
}

void MysqlKeys::replace(const std::vector<std::string>& names) {
    for (const auto& [name, signed_on] : list()) {
        if (std::ranges::find(names, name) != names.end()) continue;
        database_.execute("DELETE FROM signing_keys WHERE name = ?", {name});
    }
    for (const std::string& name : names)
        database_.execute("INSERT IGNORE INTO signing_keys (name) VALUES (?)", {name});
}

void MysqlKeys::mark_signing(const std::string& name) {
    database_.execute("UPDATE signing_keys SET last_signed_on = UTC_TIMESTAMP(6) WHERE name = ?",
                      {name});
}

}  // namespace gatepost::mysql
