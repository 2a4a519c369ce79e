#pragma once

#include <optional>
#include <variant>

#include "base/clock.h"
#include "base/random.h"
#include "core/dependencies.h"
#include "core/session.h"
#include "core/store.h"
#include "core/token.h"
#include "crypto/password_hasher.h"

namespace gatepost::core {

enum class ChangeRequest { asked, same_address, wrong_password };
enum class ChangeOutcome { changed, taken, invalid };

/// The old address belongs to another account by now, so the account that had it was locked.
struct LockedInstead {};
using Undone = std::variant<Token<ResetPassword>, LockedInstead>;

/// How an account comes to another address: it is asked for with the password, counts once the link
/// in the new mailbox is followed, and can be undone for a while from the old one, which is told at
/// once. Each call is one unit of work in the store. Belongs to one thread. Every call may throw
/// StoreUnavailable.
class AddressChanges {
  public:
    AddressChanges(Store& store, const Dependencies& dependencies);

    /// Queues a mail to either address, also if only its spelling (capitals) is to change: some
    /// mail server may take that for another mailbox. An earlier change that still waits is void
    /// then. Does the same whether the new address has an owner or not. Hashes two passwords.
    ChangeRequest ask(const ConfirmedAccount& account, const Email& to,
                      const base::Secret& password, const Client& client);

    /// Whether the link has done its work already.
    bool is_done(const ConfirmedAccount& account, const Token<ChangeAddress>& token);
    /// The change that the link of somebody signed in may carry out.
    std::optional<AddressChange> find(const ConfirmedAccount& account,
                                      const Token<ChangeAddress>& token);
    /// Carries it out and moves the epoch, so that other links die. Pending sign-ups for the new
    /// address go.
    ChangeOutcome confirm(const ConfirmedAccount& account, const Token<ChangeAddress>& token,
                          const Client& client);

    /// The change that waits for its link, for as long as a link lives that was made when it was
    /// asked for.
    std::optional<AddressChange> pending(const ConfirmedAccount& account);
    /// Takes that back: its link is void. The one from the old mailbox still works: it may have
    /// been an intruder who asked, and who cancels.
    void cancel(const ConfirmedAccount& account, const Client& client);

    /// The change that a link from the old mailbox may undo, done or not.
    std::optional<AddressChange> find_undo(const Token<UndoAddressChange>& token);
    /// Gives the account its old address back, voids this and all later changes, the password and
    /// every session, and returns a link to set a new password: someone who knew the old one may
    /// have changed the address. Where the old address belongs to another account by now (its
    /// owner may have signed up anew), the account is locked instead: then only an administrator
    /// lets anybody in. Nothing if the link is not valid. Hashes one password.
    std::optional<Undone> undo(const Token<UndoAddressChange>& token, const Client& client);

  private:
    std::optional<AddressChange> find_for(Rows rows, const Account& account,
                                          const TokenClaims& claims);

    Store& store_;
    const Dependencies& dependencies_;
};

}  // namespace gatepost::core
