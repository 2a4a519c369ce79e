#include <utility>

#include "core/accounts.h"

using namespace gatepost;

// What was typed at a login is not a password that may be chosen.
#ifdef BROKEN
using Typed = base::Secret;
#else
using Typed = core::NewPassword;
#endif

void sign_up(core::Accounts& accounts, const core::Email& email, Typed typed) {
    accounts.sign_up({email, std::move(typed), core::Language::english, ""}, {}, std::nullopt, {});
}
