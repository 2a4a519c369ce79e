#include "core/code_tries.h"

#include <array>

namespace gatepost::core {
namespace {

/// Leaves the transaction, which gives back what it took.
struct NoneLeft {};

std::array<LimitKey, 2> keys_of(const Account& account) {
    return {{{LimitKind::codes, std::to_string(static_cast<std::uint64_t>(account.id))},
             {LimitKind::codes_of_address, account.email.key()}}};
}

}  // namespace

bool CodeTries::take(const Account& account) {
    try {
        store_.transact([&](Rows rows) {
            for (const LimitKey& key : keys_of(account)) {
                if (rows.limits.take(key, limits_.of(key.kind))) throw NoneLeft{};
            }
        });
    } catch (const NoneLeft&) {
        return false;
    }
    return true;
}

void CodeTries::give_back(const Account& account) {
    store_.transact([&](Rows rows) {
        for (const LimitKey& key : keys_of(account))
            rows.limits.give_back(key, limits_.of(key.kind));
    });
}

}  // namespace gatepost::core
