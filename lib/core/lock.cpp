#include "core/lock.h"

namespace gatepost::core {

bool lock_account_by(std::optional<AccountId> actor, Rows rows, AccountId account,
                     const Client& client) {
    // First: a login that goes on at this moment waits for the row, and finds it locked.
    if (!rows.accounts.lock(account)) return false;
    rows.accounts.move_epoch(account);
    rows.changes.cancel_pending(account);
    rows.deletions.cancel(account);
    rows.sessions.remove_all(account);
    rows.events.append_by(actor, account, EventKind::account_locked, client);
    return true;
}

bool lock_account(Rows rows, AccountId account, const Client& client) {
    return lock_account_by(std::nullopt, rows, account, client);
}

bool unlock_account(Rows rows, AccountId account, const Client& client) {
    if (!rows.accounts.unlock(account)) return false;
    rows.events.append_by(std::nullopt, account, EventKind::account_unlocked, client);
    return true;
}

}  // namespace gatepost::core
