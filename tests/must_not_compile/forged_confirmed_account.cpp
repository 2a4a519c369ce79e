#include "core/account.h"

using namespace gatepost::core;

// Only `from`, which looks at the date, makes a confirmed user.
#ifdef BROKEN
ConfirmedAccount promote(Account account) {
    return ConfirmedAccount(account);
}
#else
std::optional<ConfirmedAccount> promote(Account account) {
    return ConfirmedAccount::from(account);
}
#endif
