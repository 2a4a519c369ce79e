#pragma once

#include <chrono>
#include <optional>

#include "base/clock.h"
#include "core/dependencies.h"
#include "core/session.h"
#include "core/store.h"
#include "core/token.h"
#include "crypto/password_hasher.h"

namespace gatepost::core {

/// Whether without this account no administrator could log in. Of two that are about to go at once,
/// one waits for the other.
bool is_last_administrator(Rows rows, const Account& account);

/// Closes an account, which goes after `delay`: its sessions end, its links die, and its owner is
/// mailed a link that keeps it. Part of the transaction that `rows` are seen from, which holds it.
void close_account(Rows rows, const Account& account, std::chrono::seconds delay,
                   const Actor& actor);

/// What asking to delete one's account came to.
enum class DeletionRequest {
    asked,
    wrong_password,
    last_administrator,  ///< nobody else could administer the site
};

/// How an account goes: its owner asks with the password, it is closed for a while, in which a link
/// from its mailbox keeps it, and then all its rows are deleted. Each call is one unit of work.
/// Belongs to one thread. Every call may throw StoreUnavailable.
class Deletions {
  public:
    Deletions(Store& store, const Dependencies& dependencies);

    /// Closes the account and ends all its sessions; it goes when links that keep it die. Moves the
    /// epoch and queues a mail with such a link. Hashes a password.
    DeletionRequest ask(const ConfirmedAccount& account, const base::Secret& password,
                        const Client& client);

    /// The closed account that a link may keep.
    std::optional<Account> find(const Token<KeepAccount>& token);
    /// Keeps it, as it was. False if the link is not valid.
    bool undo(const Token<KeepAccount>& token, const Client& client);

  private:
    std::optional<Account> judge(const TokenClaims& claims,
                                 const std::optional<Credentials>& credentials) const;

    Store& store_;
    const Dependencies& dependencies_;
};

}  // namespace gatepost::core
