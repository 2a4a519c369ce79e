#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/account.h"

namespace gatepost::core {

/// What administrators look for among all accounts.
enum class AccountState {
    unconfirmed,
    confirmed,
    administrator,
    locked,
    leaving,
    awaiting_approval
};

/// Empty for what is no state.
constexpr std::string_view to_string(AccountState state) {
    switch (state) {
        case AccountState::unconfirmed:
            return "unconfirmed";
        case AccountState::confirmed:
            return "confirmed";
        case AccountState::administrator:
            return "administrator";
        case AccountState::locked:
            return "locked";
        case AccountState::leaving:
            return "leaving";
        case AccountState::awaiting_approval:
            return "awaiting_approval";
    }
    return {};
}

/// Which accounts are asked for; what is empty is not asked for. Letters in either case are the
/// same.
struct AccountQuery {
    std::optional<AccountState> state{};
    std::string beginning{};  ///< of the address: found by an index, in the order of the addresses
    std::string name{};       ///< its beginning: by an index as well, in the order of the names
    std::string part{};       ///< of the address: looked for in all, some of them at a time
};

/// By number, the newest first, unless the query says otherwise.
struct AccountPage {
    std::vector<Account> accounts{};
    /// Where it goes on; nothing at the end. A search for a part may stop before its page is full,
    /// so that nobody waits for it too long.
    std::optional<AccountId> next{};
};

}  // namespace gatepost::core
