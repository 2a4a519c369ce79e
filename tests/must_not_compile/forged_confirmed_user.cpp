#include "core/user.h"

using namespace gatepost::core;

// Only `from`, which looks at the date, makes a confirmed user.
#ifdef BROKEN
ConfirmedUser promote(User user) {
    return ConfirmedUser(user);
}
#else
std::optional<ConfirmedUser> promote(User user) {
    return ConfirmedUser::from(user);
}
#endif
