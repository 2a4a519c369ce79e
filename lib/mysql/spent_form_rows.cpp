#include "mysql/spent_form_rows.h"

namespace gatepost::mysql {

// No plain INSERT: that one is noted already is no error. IGNORE hides nothing else here, as every
// value fits its column.
bool MysqlSpentForms::spend(const std::string& digest) {
    return database_.execute(
               "INSERT IGNORE INTO spent_forms (digest, spent_on) VALUES (?, UTC_TIMESTAMP(6))",
               {digest}) > 0;
}

bool MysqlSpentForms::is_spent(const std::string& digest) {
    return !database_.query("SELECT 1 FROM spent_forms WHERE digest = ?", {digest}).empty();
}

void MysqlSpentForms::forget(const std::string& digest) {
    database_.execute("DELETE FROM spent_forms WHERE digest = ?", {digest});
}

std::size_t MysqlSpentForms::purge(std::chrono::seconds age, std::size_t limit) {
    return database_.execute(
        "DELETE FROM spent_forms WHERE spent_on < UTC_TIMESTAMP(6) - INTERVAL ? SECOND"
        " ORDER BY spent_on LIMIT ?",
        {number(age), limit});
}

}  // namespace gatepost::mysql
