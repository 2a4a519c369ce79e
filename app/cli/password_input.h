#pragma once

#include <istream>

#include "app/config/config.h"
#include "base/random.h"
#include "core/email.h"
#include "core/password_policy.h"

namespace gatepost::app::cli {

/// A new password for the account of that address: made up, or asked for as below.
core::NewPassword choose_password(const Config& config, const core::Email& email, bool generate);

/// The first line of `input`, whatever ends it, by the rules of the site's forms. Throws ExitError
/// if it cannot be chosen for the account of that address.
core::NewPassword read_password(std::istream& input, const core::PasswordPolicy& policy,
                                const core::Email& email);

/// The same from standard input; asked for twice and without echo if that is a terminal.
core::NewPassword ask_for_password(const core::PasswordPolicy& policy, const core::Email& email);

/// 120 random bits that a person can copy; more where the site wants a longer password.
core::NewPassword generate_password(base::Random& random, const core::PasswordPolicy& policy,
                                    const core::Email& email);

}  // namespace gatepost::app::cli
