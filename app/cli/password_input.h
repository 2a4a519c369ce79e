#pragma once

#include "base/random.h"
#include "core/password.h"

namespace gatepost::app::cli {

/// The first line of standard input, asked for without echo if that is a terminal. Throws ExitError
/// if it cannot be chosen.
core::NewPassword read_password();

/// 120 random bits that a person can copy.
core::NewPassword generate_password(base::Random& random);

}  // namespace gatepost::app::cli
