#include "core/replaced_keys.h"

#include <algorithm>

namespace gatepost::core {
namespace {

constexpr std::size_t batch = 1000;

using Names = std::vector<std::string>;

Names names_before(Store& store) {
    Names names;
    for (const auto& [name, signed_on] : store.rows().keys.list())
        names.push_back(name);
    return names;
}

bool were_replaced(const Names& before, const Names& names) {
    return !before.empty() && std::ranges::find_first_of(before, names) == before.end();
}

}  // namespace

std::size_t end_sessions_of_replaced_keys(Store& store, const crypto::Keyring& keys) {
    const auto names = keys.names();
    const auto before = names_before(store);
    if (std::ranges::is_permutation(before, names)) return 0;
    std::size_t ended = 0;
    if (were_replaced(before, names)) {
        // In batches: one statement for a million holds up everybody, and is done in vain if it is
        // cut off. Until all are gone the old names stay, so that the next one goes on.
        while (const auto removed = store.rows().sessions.remove_any(batch))
            ended += removed;
    }
    store.transact([&](Rows rows) { rows.keys.replace(names); });
    return ended;
}

}  // namespace gatepost::core
