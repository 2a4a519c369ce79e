#pragma once

#include <optional>

#include "core/dependencies.h"
#include "core/opened_session.h"
#include "core/password.h"
#include "core/store.h"
#include "core/token.h"

namespace gatepost::core {

/// Gives an account another password: its sessions end, its links die, and its owner is told by
/// mail. Part of the transaction that `rows` are seen from, which holds the account.
void replace_password(Rows rows, const Account& account, const crypto::PasswordHash& hash,
                      EventKind how, const Actor& actor);

/// How an account comes to another password: by a link in its mailbox, or with the current one.
/// Each call is one unit of work in the store. Belongs to one thread. Every call may throw
/// StoreUnavailable.
class PasswordChanges {
  public:
    PasswordChanges(Store& store, const Dependencies& dependencies);

    /// Queues a mail with a reset link for the owner of an address. Does the same whether there is
    /// one or not.
    void ask_for_reset(const Email& email, const Client& client);

    /// Whose password a reset link may set now, if it is genuine and fresh and none has set one
    /// since it was made; it sets nothing while that account is locked.
    std::optional<Account> find_reset(const Token<ResetPassword>& token);

    /// Sets a new password by such a link. The link proves the mailbox, so a pending account is
    /// confirmed by it, gets its mails in `language`, agrees to `consent`, has no name, and goes on
    /// nowhere in particular. Ends all sessions of the account, moves the epoch and queues a
    /// notice. Opens no session. Hashes one password. False if the link is not valid, or the
    /// account locked.
    bool reset(const Token<ResetPassword>& token, const NewPassword& chosen, Language language,
               const std::optional<ConsentText>& consent, const Client& client);

    /// Sets a new password if the current one is right and the session has not ended meanwhile, and
    /// moves the epoch, so that tokens made before are void. Ends every session of the account,
    /// opens a new one in place of `session`, and queues a notice; nothing otherwise.
    std::optional<OpenedSession> change(const ConfirmedAccount& account, const Session& session,
                                        const base::Secret& current, const NewPassword& chosen,
                                        const Client& client);

  private:
    bool is_valid_reset(const TokenClaims& claims, const Account& account) const;

    Store& store_;
    const Dependencies& dependencies_;
};

}  // namespace gatepost::core
