#pragma once

#include "core/password_policy.h"
#include "view/message.h"

namespace gatepost::app {

/// How strong a password is, for the person who chooses it.
view::Message in_words(const crypto::PasswordStrength& strength);

/// Why a password cannot be chosen, and what would help.
view::Text in_words(core::PasswordProblem problem, const core::PasswordRules& rules);

}  // namespace gatepost::app
