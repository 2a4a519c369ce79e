#include "core/replaced_keys.h"

#include <algorithm>

namespace gatepost::core {

std::size_t end_sessions_of_replaced_keys(Store& store, const crypto::Keyring& keys) {
    const auto names = keys.names();
    std::size_t ended = 0;
    store.transact([&](Rows rows) {
        ended = 0;
        const auto before = rows.keys.names_for_update();
        if (before == names) return;
        const bool one_is_left = std::ranges::find_first_of(before, names) != before.end();
        if (!before.empty() && !one_is_left) ended = rows.sessions.remove_everyones();
        rows.keys.replace(names);
    });
    return ended;
}

}  // namespace gatepost::core
