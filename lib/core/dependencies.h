#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "core/limit.h"
#include "core/session.h"
#include "core/token.h"
#include "crypto/keyring.h"
#include "crypto/password_hasher.h"

namespace gatepost::core {

/// What the domain needs besides a store: made once and shared by all threads. The references must
/// outlive it.
struct Dependencies {
    const crypto::PasswordHasher& hasher;
    const crypto::Keyring& keys;
    const LinkTokens& links;
    const base::Clock& clock;
    base::Random& random;
    const SessionLifetimes& lifetimes;
    const Limits& limits;
};

}  // namespace gatepost::core
