#pragma once

#include <istream>
#include <string_view>

#include "base/random.h"
#include "core/email.h"
#include "core/password.h"

namespace gatepost::app::cli {

/// Whose password is chosen: what a form would hold against it.
struct PasswordOwner {
    const core::Email& email;
    std::string_view site_name;
};

/// The first line of `input`, whatever ends it, by the rules of the site's forms. Throws ExitError
/// if it cannot be chosen.
core::NewPassword read_password(std::istream& input, const PasswordOwner& owner);

/// The same from standard input; asked for twice and without echo if that is a terminal.
core::NewPassword ask_for_password(const PasswordOwner& owner);

/// 120 random bits that a person can copy.
core::NewPassword generate_password(base::Random& random);

}  // namespace gatepost::app::cli
