#include "core/lock.h"

namespace gatepost::core {

bool lock_account(Rows rows, const Actor& actor, AccountId account) {
    // First: a login that goes on at this moment waits for the row, and finds it locked.
    if (!rows.accounts.lock(account)) return false;
    rows.accounts.move_epoch(account);
    // Also those that are done: their notices hold links that undo them.
    rows.changes.void_from(account, ChangeId{0});
    rows.deletions.cancel(account);
    rows.sessions.remove_all(account, SessionEnd::other);
    rows.events.append_by(actor, account, EventKind::account_locked);
    return true;
}

bool unlock_account(Rows rows, const Actor& actor, AccountId account) {
    if (!rows.accounts.unlock(account)) return false;
    rows.events.append_by(actor, account, EventKind::account_unlocked);
    return true;
}

}  // namespace gatepost::core
