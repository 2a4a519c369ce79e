#include "mysql/store.h"

#include "mysql/mysql_store.h"
#include "mysql/schema_check.h"

namespace gatepost::mysql {

void MysqlStore::transact(const std::function<void(core::Rows)>& work) {
    database_.transact([&] {
        events_.forget_noted();
        work(rows());
    });
    if (!on_administration_) return;
    for (const core::Event& event : events_.noted())
        on_administration_(event);
}

bool MysqlStore::is_ready() {
    try {
        const auto query = [&](std::string_view statement) { return database_.query(statement); };
        return !misfit(query);
    } catch (const core::StoreUnavailable&) {
        return false;
    }
}

std::unique_ptr<core::Store> open_store(const ConnectOptions& options, const SharedChecks& shared) {
    return std::make_unique<MysqlStore>(options.clone(), shared);
}

}  // namespace gatepost::mysql
