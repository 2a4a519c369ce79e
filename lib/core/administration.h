#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include "core/event.h"
#include "core/password.h"
#include "core/session.h"
#include "core/store.h"
#include "crypto/keyring.h"
#include "crypto/password_hasher.h"

namespace gatepost::core {

/// What an administrator decides about a new account.
struct NewAccount {
    bool confirmed = false;  ///< without a mail; otherwise a confirm mail is queued
    bool admin = false;
    std::optional<DisplayName> name{};
};

/// Opens an account for somebody. Nothing if the address belongs to a confirmed account already.
/// Throws StoreUnavailable.
std::optional<Account> create_account(Store& store, const crypto::PasswordHasher& hasher,
                                      const crypto::Keyring& keys, const Actor& actor,
                                      const Email& email, const NewPassword& password,
                                      const NewAccount& wish);

/// What has become of what an administrator wanted. Nothing is done but where it says so.
enum class Administered {
    done,
    nothing_to_do,       ///< it is so already
    gone,                ///< there is no such account, session or mail
    last_administrator,  ///< without this one, nobody could log in and undo it
    address_taken,       ///< another account has confirmed the address
    not_confirmed,       ///< its owner has not proven the address, or awaits approval
    locked,              ///< it has to be unlocked first
    too_many,            ///< groups
};

/// The gate names all groups of an account in one header, for which servers have some kilobytes.
inline constexpr std::size_t most_groups = 64;

/// What administrators do to accounts, on the command line and in the browser. Each call notes an
/// event with who did it, and is a part of the transaction that `rows` are seen from. Belongs to
/// one thread.
class Administration {
  public:
    Administration(Rows rows, Actor actor) : rows_(rows), actor_(std::move(actor)) {}

    /// Takes the address of a pending account as proven, as its link would.
    Administered confirm(AccountId account);
    /// See core/lock.h. With `tell`, its owner is told by mail.
    Administered lock(AccountId account, bool tell);
    Administered unlock(AccountId account);
    Administered set_admin(AccountId account, bool admin);
    /// Everybody who is logged in to it is logged out.
    Administered end_sessions(AccountId account);
    Administered end_session(AccountId account, SessionNumber session);
    /// Mails a link to set a new password.
    Administered send_reset(AccountId account);
    /// Gives it another address, which counts as proven as the one before did. Its links die, and
    /// both addresses are told; one that was not proven gets the link to confirm it instead.
    Administered set_address(AccountId account, const Email& email);
    /// Gives it another password. Its sessions end, its links die, and its owner is told.
    Administered set_password(AccountId account, const crypto::PasswordHash& hash);
    /// Closes it, as its owner can: it goes after `delay`, and a link in a mail keeps it until
    /// then.
    Administered remove_after(AccountId account, std::chrono::seconds delay);
    /// Deletes it at once with all that is its own. Its owner is not told.
    Administered remove(AccountId account);
    Administered join(AccountId account, const GroupName& group);
    Administered leave(AccountId account, const GroupName& group);

    /// Queues a mail once more, made anew, whatever became of it.
    Administered resend(MailId mail);
    /// Tries a mail again now that waits or was given up.
    Administered retry(MailId mail);
    /// Queues a mail which shows that mail leaves the site.
    MailId send_test_mail(const Email& to, Language language);

  private:
    std::optional<Account> hold(AccountId account);
    void note(AccountId account, EventKind kind, const EventChange& change = {});

    Rows rows_;
    Actor actor_;
};

}  // namespace gatepost::core
