#include "app/web/guards.h"

using namespace gatepost;

// Only its guard makes a proven user, once the password was given.
#ifdef BROKEN
app::ProvenAccount prove(core::ConfirmedAccount account) {
    return app::ProvenAccount(account);
}
#else
const core::ConfirmedAccount& weaken(const app::ProvenAccount& account) {
    return account.account();
}
#endif
