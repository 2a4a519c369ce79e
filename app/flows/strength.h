#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crypto/password_strength.h"
#include "view/message.h"

namespace gatepost::app {

/// What somebody would try first who guesses the password of this account: its address, the parts
/// of it, and the site's name.
std::vector<std::string> personal_words(std::string_view email, std::string_view site_name);

/// How strong a password is, for the person who chooses it.
view::Message in_words(const crypto::PasswordStrength& strength);

}  // namespace gatepost::app
