#include "base/log.h"
#include "core/password.h"

// A password has no way to the log.
void note(const gatepost::core::NewPassword& password) {
#ifdef BROKEN
    gatepost::base::log(gatepost::base::Level::info, "login", {{"password", password.secret()}});
#else
    gatepost::base::log(gatepost::base::Level::info, "login",
                        {{"empty", password.secret().empty()}});
#endif
}
