#include "app/web/guards.h"

using namespace gatepost;

// Only its guard makes a proven user, once the password was given.
#ifdef BROKEN
app::ProvenUser prove(core::ConfirmedUser user) {
    return app::ProvenUser(user);
}
#else
const core::ConfirmedUser& weaken(const app::ProvenUser& user) {
    return user.user();
}
#endif
