#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "base/clock.h"
#include "base/random.h"
#include "core/dependencies.h"
#include "core/opened_session.h"
#include "core/password.h"
#include "core/password_check.h"
#include "core/session.h"
#include "core/store.h"
#include "core/token.h"
#include "crypto/password_hasher.h"

namespace gatepost::core {

/// What proves that somebody has the mailbox of a sign-up: the link of its mail, or the code.
using MailboxProof = std::variant<Token<ConfirmEmail>, ConfirmCode>;

/// What following a confirm link, or typing its code, came to.
enum class Confirmation {
    confirmed,
    already,
    invalid,
    uninvited,  ///< nothing is left of the invitation that it came with
};

struct ConfirmResult {
    Confirmation outcome;
    std::optional<SessionId> session;  ///< if `confirmed`, instead of the one that was used
    std::string return_path;           ///< where its owner wanted to go at the sign-up, or empty
};

/// What asking for the mail of a sign-up once more came to.
enum class Resending {
    sent,
    too_soon,  ///< see Accounts::next_resend
    gone,      ///< it does not wait any more
};

enum class LoginRefusal {
    wrong,    ///< no such address, or not its password
    leaving,  ///< the right password of an account that is to be deleted
    locked,   ///< the right password of one that is locked
};

using LoginResult = std::variant<OpenedSession, LoginRefusal>;

/// Whether a browser was let into an account before.
using KnowsDevice = std::function<bool(const Account&)>;

/// What comes with an address and a password at the sign-up.
struct SignUp {
    Email email;
    NewPassword password;
    Language language;           ///< of its mails
    std::string return_path;     ///< kept until it is confirmed, in any browser; empty for none
    bool opens_nothing = false;  ///< with the password of an account that is there it is a new one
    std::optional<InvitationId> invitation{};  ///< used up when it is confirmed
    std::optional<std::string> reason{};       ///< if it needs approval: what is said for it
    std::optional<DisplayName> name{};
    std::optional<ConsentText> consent{};  ///< what its owner agrees to, if they were asked
};

/// What people do with their accounts. Each call is one unit of work in the store. Belongs to one
/// thread, like its store. Every call may throw StoreUnavailable: then nothing has happened, unless
/// the connection broke during the commit, when nobody can tell.
class Accounts {
  public:
    Accounts(Store& store, const Dependencies& dependencies);

    /// Opens a pending account and a session for it, and queues its confirm mail. If the address
    /// belongs to somebody already, all of that looks the same to the one who asked, and the owner
    /// is told by mail instead. Ends the session `replaced`. Checks the password like a login, and
    /// hashes one.
    ///
    /// With the password of the confirmed account this is a login; with that of a sign-up that
    /// waits for the address, that one goes on: its sessions end, it keeps what was sent now, and
    /// its mail is queued again. So nobody who signs up twice ends up with two accounts.
    LoginResult sign_up(const SignUp& chosen, const Client& client,
                        const std::optional<SessionDigest>& replaced,
                        const KnowsDevice& knows_device);

    /// Has the account's mails written in that language from now on.
    void set_language(const Account& account, Language language);

    /// What its owner wants to be called from now on; nothing takes the name away.
    void set_name(const Account& account, const std::optional<DisplayName>& name,
                  const Client& client);

    /// Opens a session if the password fits an account of that address, however many there are: the
    /// confirmed one, else the newest pending one that it fits. Computes as many hashes for an
    /// unknown address as for a known one, and for none at all. Ends the session `replaced`, so
    /// that nobody who planted it comes along. Brings an outdated hash up to date, and replaces one
    /// of an earlier form of the password (see crypto::password_forms). A password that was changed
    /// meanwhile opens nothing. Queues a mail to the owner of a confirmed account if the device is
    /// not known.
    LoginResult log_in(const std::optional<Email>& email, const base::Secret& password,
                       bool remember, const Client& client,
                       const std::optional<SessionDigest>& replaced,
                       const KnowsDevice& knows_device);

    /// Notes for a session that its owner has just proven to know the password, if it is the right
    /// one. Hashes one password.
    bool prove(const Session& session, const base::Secret& password, const Client& client);

    void log_out(const Session& session, const Client& client);

    /// Ends one session of an account, or all but the one in which it is asked for. Effective at
    /// the next request. False, and nothing done, for one that is not there or not theirs.
    bool end_session(const Account& account, SessionNumber session, const Client& client);
    void end_other_sessions(const Session& kept, const Client& client);

    /// Confirms the account of somebody signed in: two keys, the mailbox (the proof) and the
    /// password (the session). The session gets a new identifier with its new rights. How many
    /// codes may be tried, CodeTries knows.
    ConfirmResult confirm(const Session& session, const MailboxProof& proof, const Client& client);

    /// For a session whose account was confirmed from another browser: where its owner goes on, and
    /// a new identifier with the new rights, unless the session was ended meanwhile.
    ConfirmResult go_on_confirmed(const Session& session);

    /// Gives a pending account another address, if the password is its own: links to the old one
    /// die, and the new one gets a mail. The password is needed because its hash is salted for the
    /// address. Does the same whether the new address has an owner or not. False if it is not the
    /// password, or the account is no longer pending. Hashes two passwords.
    bool correct_address(const Session& session, const Email& email, const base::Secret& password,
                         const Client& client);

    /// Queues another mail like the one that the sign-up queued, to the address that it has now,
    /// and waits as if it had signed up now. Earlier links go on working.
    Resending resend_confirmation(AccountId id, const Client& client);

    /// When that can be asked for; nothing if now.
    std::optional<TimePoint> next_resend(const Account& account) const;

  private:
    /// The account as it is now, if the password is still right; brings its hash up to date.
    static std::optional<Account> take(Rows rows, const CheckedPassword& checked);
    LoginResult enter(Rows rows, const Account& account, bool remember, const Client& client,
                      const std::optional<SessionDigest>& replaced,
                      const KnowsDevice& knows_device);
    LoginResult sign_up_again(const CheckedPassword& checked, const SignUp& chosen,
                              const Client& client, const std::optional<SessionDigest>& replaced,
                              const KnowsDevice& knows_device);
    OpenedSession go_on(Rows rows, const Account& waiting, const SignUp& chosen,
                        const Client& client, const std::optional<SessionDigest>& replaced);
    Confirmation judge(const Account& account, const MailboxProof& proof) const;
    Confirmation judge_link(const Account& account, const Token<ConfirmEmail>& token) const;
    Confirmation judge_code(const Account& account, const ConfirmCode& code) const;
    std::optional<SessionId> renew(Rows rows, const Session& session) const;

    Store& store_;
    const Dependencies& dependencies_;
};

/// Queues a reminder for at most `limit` of those who have been pending for longer than `after`,
/// once for each; for nobody if that is 0. Returns how many.
std::size_t remind_forgotten(Store& store, std::chrono::seconds after, std::size_t limit);

}  // namespace gatepost::core
