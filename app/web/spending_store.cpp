#include "app/web/spending_store.h"

namespace gatepost::app {

void SpendingStore::transact(const std::function<void(core::Rows)>& work) {
    store_.transact([&](core::Rows rows) {
        if (!noted_ && !rows.spent_forms.spend(form_)) throw FormIsSpent();
        work(rows);
    });
    noted_ = true;
}

}  // namespace gatepost::app
