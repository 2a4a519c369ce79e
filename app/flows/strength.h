#pragma once

#include "crypto/password_strength.h"
#include "view/message.h"

namespace gatepost::app {

/// How strong a password is, for the person who chooses it.
view::Message in_words(const crypto::PasswordStrength& strength);

}  // namespace gatepost::app
