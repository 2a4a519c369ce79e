#include "view/standing.h"

namespace gatepost::view {

Message standing_of(const AccountLine& account) {
    if (!account.confirmed_at) return in_words(core::AccountState::unconfirmed);
    return in_words(account.awaits_approval ? core::AccountState::awaiting_approval
                                            : core::AccountState::confirmed);
}

Message in_words(core::AccountState state) {
    switch (state) {
        case core::AccountState::unconfirmed:
            return Message("not confirmed");
        case core::AccountState::confirmed:
            return Message("confirmed");
        case core::AccountState::administrator:
            return Message("administrator");
        case core::AccountState::locked:
            return Message("locked");
        case core::AccountState::leaving:
            return Message("will be deleted");
        case core::AccountState::awaiting_approval:
            return Message("waits for approval");
    }
    __builtin_unreachable();
}

}  // namespace gatepost::view
