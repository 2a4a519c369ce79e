#pragma once

#include <optional>

#include "base/clock.h"
#include "base/random.h"
#include "core/dependencies.h"
#include "core/session.h"
#include "core/store.h"
#include "core/token.h"
#include "crypto/password_hasher.h"

namespace gatepost::core {

/// The hash of a password that nobody knows, for an account whose password is worthless from now
/// on. Hashes one password.
crypto::PasswordHash hash_of_nobodys_password(Store& store, const Email& email,
                                              const crypto::PasswordHasher& hasher,
                                              const crypto::Keyring& keys, base::Random& random);

/// Ends every session of an account, its deletion, and the links that could do this again, and
/// makes a link to set a new password. Its password must be worthless already, and its epoch moved:
/// a reset link that somebody else has must not count.
Token<ResetPassword> shut_everybody_out(Rows rows, AccountId account, const LinkTokens& links,
                                        base::TimePoint now);

/// "This was not me": what the owner of a mailbox does when a mail tells of a login or a change by
/// somebody else. The link proves the mailbox, however the account has changed since; it dies when
/// it is used, and when the account gets another address (which has a link of its own to undo it).
/// Belongs to one thread. Every call may throw StoreUnavailable.
class Rescue {
  public:
    Rescue(Store& store, const Dependencies& dependencies);

    /// Whose account a link may rescue now.
    std::optional<Account> find(const Token<RescueAccount>& token);
    /// Makes the password worthless, ends all sessions, a deletion and a change of the address that
    /// waits, moves the epoch, and returns a link to set a new password. Nothing if the link is
    /// not valid. Hashes one password.
    std::optional<Token<ResetPassword>> rescue(const Token<RescueAccount>& token,
                                               const Client& client);

  private:
    std::optional<Account> judge(Rows rows, const TokenClaims& claims,
                                 const std::optional<Credentials>& credentials) const;

    Store& store_;
    const Dependencies& dependencies_;
};

}  // namespace gatepost::core
