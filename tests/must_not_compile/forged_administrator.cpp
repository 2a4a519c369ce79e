#include "app/web/guards.h"

using namespace gatepost;

// Only its guard makes a proven administrator, once the password was given.
#ifdef BROKEN
app::ProvenAdministrator prove(core::ConfirmedAccount account) {
    return app::ProvenAdministrator(account);
}
#else
const core::ConfirmedAccount& weaken(const app::ProvenAdministrator& account) {
    return account.account();
}
#endif
