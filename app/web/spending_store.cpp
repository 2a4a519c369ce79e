#include "app/web/spending_store.h"

#include <utility>

namespace gatepost::app {

void SpendingStore::transact(const std::function<void(core::Rows)>& work) {
    store_.transact([&](core::Rows rows) {
        if (!noted_ && !rows.spent_forms.spend(form_)) throw FormIsSpent();
        work(rows);
    });
    noted_ = true;
}

void SpendingStore::forget() {
    if (std::exchange(noted_, false)) store_.rows().spent_forms.forget(form_);
}

}  // namespace gatepost::app
