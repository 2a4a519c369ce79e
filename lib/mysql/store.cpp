#include "mysql/store.h"

#include "mysql/errors.h"
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

core::StoreState MysqlStore::state() {
    using core::StoreState;
    try {
        const auto query = [&](std::string_view statement) { return database_.query(statement); };
        return misfit(query) ? StoreState::unfit : state_for_changes();
    } catch (const Misfit&) {
        return StoreState::unfit;
    } catch (const core::StoreUnavailable&) {
        return StoreState::away;
    }
}

/// A server that takes no changes refuses this one too, which changes nothing and locks no row.
core::StoreState MysqlStore::state_for_changes() {
    try {
        database_.execute_repeatably("UPDATE signing_keys SET name = name WHERE FALSE");
        return core::StoreState::ready;
    } catch (const NoAnswer&) {
        throw;
    } catch (const core::StoreUnavailable&) {
        return core::StoreState::read_only;
    }
}

/// A node of a Galera cluster waits for its turn; a server that is none has nothing to wait for.
void MysqlStore::catch_up() {
    database_.query("SET STATEMENT wsrep_sync_wait = 1 FOR SELECT 1");
}

std::unique_ptr<core::Store> open_store(const ConnectOptions& options, const SharedChecks& shared) {
    return std::make_unique<MysqlStore>(options.clone(), shared);
}

}  // namespace gatepost::mysql
