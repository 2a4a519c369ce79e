#include "mysql/key_rows.h"

#include "mysql/unreadable.h"

namespace gatepost::mysql {

std::set<std::string> MysqlKeys::names() {
    const ResultSet rows = database_.query("SELECT name FROM signing_keys");
    const auto names = read_all(rows, [](const Row& row) { return row.text(0); });
    return {names.begin(), names.end()};
}

void MysqlKeys::replace(const std::set<std::string>& names) {
    database_.execute("DELETE FROM signing_keys");
    for (const std::string& name : names)
        database_.execute("INSERT INTO signing_keys (name) VALUES (?)", {name});
}

}  // namespace gatepost::mysql
