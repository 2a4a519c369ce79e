#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/account.h"
#include "core/account_query.h"
#include "core/address_change.h"
#include "core/approval.h"
#include "core/consent.h"
#include "core/event.h"
#include "core/failed_logins.h"
#include "core/group.h"
#include "core/invitation.h"
#include "core/limit.h"
#include "core/outbox.h"
#include "core/session.h"
#include "core/statistics.h"
#include "crypto/password_hasher.h"

namespace gatepost::core {

/// The database cannot be reached or gave up. What was asked may be tried again later; the visitor
/// gets a 503. Any other failure of a store is a std::runtime_error: a defect.
class StoreUnavailable : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// An account with what a login checks.
struct Credentials {
    Account account;
    crypto::PasswordHash password_hash;
};

enum class ConfirmOutcome {
    confirmed,  ///< now, by this call
    already,    ///< before; its time stays
    taken,      ///< the address belongs to another account
    gone,       ///< there is no such account
    uninvited,  ///< by confirm_invited alone: nothing is left of its invitation
};

inline constexpr std::size_t longest_return_path = 1024;

/// More kinds of hashes than this an import does not bring (core/import.h).
inline constexpr std::size_t most_hash_kinds = 16;

/// Of an account that another program had: from 1970 on.
struct ImportedTimes {
    TimePoint registered_at;
    TimePoint confirmed_at;
};

/// The accounts. "Now" is the store's own clock.
class AccountRows {
  public:
    virtual ~AccountRows() = default;

    /// A new account, pending, registered now.
    virtual AccountId insert(const Email& email, const crypto::PasswordHash& hash,
                             Language language = Language::english) = 0;
    /// An account from elsewhere: confirmed at its own times, when the pending ones of its address
    /// have lost it; or, without times, pending, registered now and never to be reminded. Nothing,
    /// and nothing done, if it is confirmed and its address belongs to another.
    virtual std::optional<AccountId> import(const Email& email, const crypto::PasswordHash& hash,
                                            Language language,
                                            const std::optional<ImportedTimes>& times) = 0;
    virtual std::optional<Credentials> find(AccountId id) = 0;
    /// The same, and nobody else changes the account before this transaction ends.
    virtual std::optional<Credentials> find_for_update(AccountId id) = 0;
    /// All accounts of an address: the confirmed one first, then the pending ones, newest first;
    /// at most 100. For people to look at: strangers make as many as they like.
    virtual std::vector<Account> find_all(const Email& email) = 0;
    /// The account that has confirmed the address.
    virtual std::optional<Account> find_owner(const Email& email) = 0;
    /// Its owner; while it has none, the newest that waits for it and is not locked.
    virtual std::optional<Account> find_addressee(const Email& email) = 0;
    /// One hash of each salt and cost (crypto::PasswordHash::group) among those of the address,
    /// the owner's first; some more than one of a group. A few, however many accounts there are.
    virtual std::vector<crypto::PasswordHash> sample_hashes(const Email& email) = 0;
    /// The kinds of all hashes that are there, of whatever address, by text: so that a login can
    /// take as long for each (crypto::PasswordHasher::openings). At most `most_hash_kinds`.
    virtual std::vector<crypto::HashKind> hash_kinds() = 0;
    /// The account of the address with one of these hashes: its owner, else the newest.
    virtual std::optional<Credentials> find_by_hash(
        const Email& email, const std::vector<crypto::PasswordHash>& hashes) = 0;
    /// Confirms a pending account now. The other pending ones of its address have lost it: from now
    /// on no call finds them or a session of theirs. At most one account of an address is
    /// ever confirmed, even if two race.
    virtual ConfirmOutcome confirm(AccountId id) = 0;
    /// Deletes those who lost a minute ago or longer, and then what says so of their address: at
    /// most `limit` of both; returns how many.
    virtual std::size_t purge_lost(std::size_t limit) = 0;
    virtual void set_password_hash(AccountId id, const crypto::PasswordHash& hash) = 0;
    /// Gives a pending account another address, for which it waits from now on, with a hash that is
    /// salted for it, and moves the epoch. False if there is no such pending account.
    virtual bool correct_address(AccountId id, const Email& email,
                                 const crypto::PasswordHash& hash) = 0;
    /// Gives a confirmed account another address and a hash that is salted for it, and moves the
    /// epoch. The pending accounts of that address have lost it. False, and nothing done, if it
    /// belongs to another account.
    virtual bool change_address(AccountId id, const Email& email,
                                const crypto::PasswordHash& hash) = 0;
    /// A pending account waits as if it had signed up now, and its mail counts as sent once more.
    virtual void wait_anew(AccountId id) = 0;
    /// If more than `most` wait for the address: deletes the one of them that nobody has used for
    /// longest, unless somebody has in the last hour. Spares those whose mail has still to go.
    virtual void make_room(const Email& email, std::size_t most) = 0;
    /// Deletes a pending account with all that is its own; false if there is none.
    virtual bool remove_pending(AccountId id) = 0;
    /// At most `limit` accounts that have been pending for longer than `age`, are not locked and
    /// were not handed out by this before.
    virtual std::vector<Account> take_forgotten(std::chrono::seconds age, std::size_t limit) = 0;
    /// Deletes at most `limit` accounts that have been pending for longer than `age` and are not
    /// locked; returns how many.
    virtual std::size_t purge_pending(std::chrono::seconds age, std::size_t limit) = 0;
    /// Moves the epoch: tokens made before are void.
    virtual void move_epoch(AccountId id) = 0;
    /// The number that counts in rescue links. 0 if it never moved, or there is no such account.
    virtual std::uint32_t rescue_serial(AccountId id) = 0;
    /// Moves it: rescue links made before are void.
    virtual void move_rescue_serial(AccountId id) = 0;
    virtual void set_admin(AccountId id, bool admin) = 0;
    /// The administrators who can log in, by id.
    virtual std::vector<Account> administrators(std::size_t limit) = 0;
    /// Whether there is one besides this account. None of them changes before this transaction
    /// ends.
    virtual bool has_other_administrator(AccountId id) = 0;
    /// Its owner has just been let in.
    virtual void note_login(AccountId id) = 0;
    /// Locks an account, now; see core/lock.h for all that belongs to it. False if it is locked
    /// already, or not there.
    virtual bool lock(AccountId id) = 0;
    /// False if it is not locked.
    virtual bool unlock(AccountId id) = 0;
    virtual void set_language(AccountId id, Language language) = 0;
    /// Nothing takes the name away.
    virtual void set_name(AccountId id, const std::optional<DisplayName>& name) = 0;
    /// Notes what its owner agrees to now. Nothing takes away what was noted before.
    virtual void set_consent(AccountId id, const std::optional<ConsentText>& text) = 0;
    virtual std::optional<Consent> consent(AccountId id) = 0;
    /// The page of the site at which a pending account goes on once it is confirmed: at most
    /// `longest_return_path` ASCII characters, empty for none. Does nothing to a confirmed account.
    virtual void set_return_path(AccountId id, const std::string& path) = 0;
    /// Empty if there is none, or no such account. A confirmation leaves it as it is.
    virtual std::string return_path(AccountId id) = 0;
    /// Empties at most `limit` return paths of accounts that were confirmed longer ago than `age`;
    /// returns how many.
    virtual std::size_t forget_return_paths(std::chrono::seconds age, std::size_t limit) = 0;
    /// A page of at most `limit` accounts that fit; `after` is the last one's `next`, nothing for
    /// the first page.
    virtual AccountPage find_page(const AccountQuery& query, std::optional<AccountId> after,
                                  std::size_t limit) = 0;
    /// Accounts with an id past `after`, by id, with what a login checks.
    virtual std::vector<Credentials> list_credentials(AccountId after, std::size_t limit) = 0;
    /// Accounts with an id past `after`, by id.
    virtual std::vector<Account> list(AccountId after, std::size_t limit) = 0;
};

/// The sessions. An expired one does not exist, purged or not. "Now" is the store's own clock.
class SessionRows {
  public:
    virtual ~SessionRows() = default;

    virtual void insert(const SessionDigest& digest, AccountId account, bool remembered,
                        const SessionLifetime& lifetime, const Client& client = {}) = 0;
    virtual std::optional<Session> find(const SessionDigest& digest) = 0;
    /// Seen now: starts the idle time again, within the absolute one.
    virtual void touch(const SessionDigest& digest, std::chrono::seconds idle) = 0;
    /// Its owner has just proven to know the password; whether it was there.
    virtual bool prove(const SessionDigest& digest) = 0;
    /// Gives a live session another identifier; false if it is not there.
    virtual bool renew(const SessionDigest& digest, const SessionDigest& renewed) = 0;
    /// By its own browser, which knows; whether it was there.
    virtual bool remove(const SessionDigest& digest) = 0;
    /// The live ones of an account are noted: see `why_ended`.
    virtual void remove_all(AccountId account, SessionEnd why) = 0;
    /// At most `limit`, of whatever account; returns how many.
    virtual std::size_t remove_any(std::size_t limit) = 0;
    /// All but one, noted as ended elsewhere; returns how many they were.
    virtual std::size_t remove_others(AccountId account, const SessionDigest& kept) = 0;
    /// Noted as ended elsewhere; whether that account had it.
    virtual bool remove_one(AccountId account, SessionNumber number) = 0;
    /// The live sessions of an account, last seen first; at most 100.
    virtual std::vector<SessionEntry> list(AccountId account) = 0;
    /// Why a session is over, if something done elsewhere ended it and that is not forgotten yet.
    virtual std::optional<SessionEnd> why_ended(const SessionDigest& digest) = 0;
    /// Deletes at most `limit` expired rows; returns how many.
    virtual std::size_t purge(std::size_t limit) = 0;
    /// Forgets at most `limit` reasons that are older than `age`; returns how many.
    virtual std::size_t forget_ended(std::chrono::seconds age, std::size_t limit) = 0;
};

/// The outbox: mail that is due. "Now" is the store's own clock.
class OutboxRows {
  public:
    virtual ~OutboxRows() = default;

    virtual MailId enqueue(const MailIntent& intent) = 0;
    /// Takes up to `limit` due rows for `owner`: urgent ones first, and the oldest of each first.
    /// Nobody else gets them until the lease ends. Counts an attempt for each.
    virtual std::vector<LeasedMail> lease(const std::string& owner, std::chrono::seconds time,
                                          std::size_t limit,
                                          const PassedOver& passed_over = {}) = 0;
    /// Whose leases have not ended.
    virtual std::vector<std::string> lease_owners() = 0;
    /// Ends the leases of an owner that will not say what came of them, but those of some mails;
    /// returns how many.
    virtual std::size_t end_leases(const std::string& owner,
                                   const std::vector<MailId>& but = {}) = 0;
    /// The three ends of an attempt. Each acts only while `owner` still holds the lease; false if
    /// not.
    virtual bool mark_sent(MailId id, const std::string& owner) = 0;
    virtual bool retry_later(MailId id, const std::string& owner, std::chrono::seconds delay,
                             const std::string& error) = 0;
    virtual bool mark_failed(MailId id, const std::string& owner, const std::string& error) = 0;

    /// Rows for people to look at: queued and failed ones, and sent ones if asked; oldest first.
    virtual std::vector<OutboxEntry> list(bool with_sent, std::size_t limit) = 0;
    /// The newest rows of that status, or all, newest first; those before `before`.
    virtual std::vector<OutboxEntry> newest(std::optional<MailStatus> status,
                                            std::optional<MailId> before, std::size_t limit) = 0;
    virtual std::optional<OutboxEntry> find(MailId id) = 0;
    /// What is due by it; nothing if it is not there, or another release's.
    virtual std::optional<MailIntent> intent_of(MailId id) = 0;
    /// All rows about an account, oldest first.
    virtual std::vector<OutboxEntry> of(AccountId account) = 0;
    /// Makes queued and failed rows due now, with their attempts forgotten and a new day to try;
    /// one row, or all. Returns how many.
    virtual std::size_t retry_now(std::optional<MailId> id) = 0;
    /// Deletes at most `limit` rows that were sent, or given up, longer ago than `age`; returns how
    /// many.
    virtual std::size_t purge(MailStatus end, std::chrono::seconds age, std::size_t limit) = 0;

    /// A courier is at work, and has brought so many more mails to their ends.
    virtual void note_courier(const MailCounts& more) = 0;
    virtual OutboxFigures figures() = 0;
};

/// A group that has members.
struct GroupSize {
    GroupName name;
    std::size_t members;
};

/// Who is in which group. A group is its members: it begins with the first and ends with the last.
/// Every session sees a change at once.
class GroupRows {
  public:
    virtual ~GroupRows() = default;

    /// False if it was in it already.
    virtual bool add(AccountId account, const GroupName& group) = 0;
    /// False if it was not in it.
    virtual bool remove(AccountId account, const GroupName& group) = 0;
    /// By id.
    virtual std::vector<Account> members(const GroupName& group) = 0;
    /// The groups of an account, by name.
    virtual std::vector<GroupName> of(AccountId account) = 0;
    /// All groups, by name.
    virtual std::vector<GroupSize> list() = 0;
};

/// The changes of addresses.
class AddressChangeRows {
  public:
    virtual ~AddressChangeRows() = default;

    /// A change that is asked for; one that was before, and not done, is void from now on.
    virtual ChangeId insert(AccountId account, const Email& from, const Email& to,
                            const crypto::PasswordHash& hash) = 0;
    virtual std::optional<AddressChange> find(ChangeId id) = 0;
    /// All that are kept of an account, oldest first.
    virtual std::vector<AddressChange> of(AccountId account) = 0;
    virtual void mark_done(ChangeId id) = 0;
    /// A change of the account that was not done is void from now on, as are the links about it.
    virtual void cancel_pending(AccountId account) = 0;
    /// One that waits for its link is cancelled; false if there is none.
    virtual bool withdraw(AccountId account) = 0;
    /// This one and all later ones of the account are void from now on.
    virtual void void_from(AccountId account, ChangeId id) = 0;
    /// Deletes at most `limit` that were asked for longer ago than `age`; returns how many.
    virtual std::size_t purge(std::chrono::seconds age, std::size_t limit) = 0;
};

/// What happened, for the owners of accounts and for administrators. It outlives the accounts; of
/// who did it, address and device go with their account. "Now" is the store's own clock.
class EventRows {
  public:
    virtual ~EventRows() = default;

    /// What is done in an account, or by a link to its mailbox.
    void append(AccountId account, EventKind kind, const Client& client) {
        append_by({account, client}, account, kind);
    }
    /// What another account does to it, or somebody without one, on the command line; to no account
    /// at all, as well. Neither need be there any more. Who notes what a removal of `actor` may not
    /// overtake holds that account.
    virtual void append_by(const Actor& actor, std::optional<AccountId> account, EventKind kind,
                           const EventChange& change = {}) = 0;
    /// The newest events that fit and come before `before`, newest first.
    virtual std::vector<Event> newest(const EventFilter& filter, std::optional<EventId> before,
                                      std::size_t limit) = 0;
    /// The newest events of an account, newest first.
    std::vector<Event> newest(AccountId account, std::size_t limit) {
        return newest({account, std::nullopt, std::nullopt}, std::nullopt, limit);
    }
    /// Events past `after`, oldest first.
    virtual std::vector<Event> past(EventId after, std::size_t limit) = 0;
    /// Deletes at most `limit` events that are older than `age`, a week at least; returns how many.
    virtual std::size_t purge(std::chrono::seconds age, std::size_t limit) = 0;
};

/// The wrong passwords: a counter for each account, network and day, so that no number of them
/// fills the disk. "Now" is the store's own clock.
class FailedLoginRows {
  public:
    virtual ~FailedLoginRows() = default;

    /// One more, now; of nobody where the address is nobody's. The same for both. `network` is at
    /// most 45 ASCII characters.
    virtual void note(std::optional<AccountId> account, const std::string& network) = 0;
    /// Those of an account, the ones that went on last first.
    virtual std::vector<FailedLogins> newest(AccountId account, std::size_t limit) = 0;
    /// How many there were today and yesterday (UTC), and from how many networks within `lately`,
    /// at most a day.
    virtual FailedLoginTotal total(std::chrono::seconds lately) = 0;
    /// Deletes at most `limit` counters whose whole day is older than `age`; returns how many.
    virtual std::size_t purge(std::chrono::seconds age, std::size_t limit) = 0;
};

/// Accounts that are to be deleted. "Now" is the store's own clock.
class DeletionRows {
  public:
    virtual ~DeletionRows() = default;

    /// From `delay` from now on the account may go.
    virtual void begin(AccountId account, std::chrono::seconds delay) = 0;
    /// The account stays.
    virtual void cancel(AccountId account) = 0;
    /// Deletes an account at once, with all that is its own. False if it is not there.
    virtual bool remove(AccountId account) = 0;
    /// Deletes at most `limit` accounts whose time has come, with all that is theirs; returns
    /// which.
    virtual std::vector<AccountId> purge(std::size_t limit) = 0;
};

/// The forms that have had their effect and must not have it twice. "Now" is the store's own clock.
class SpentFormRows {
  public:
    virtual ~SpentFormRows() = default;

    /// Notes a form by its digest, 32 raw bytes, in the transaction of its effect. False if it is
    /// noted already; where another transaction is about to, this waits for its end.
    virtual bool spend(const std::string& digest) = 0;
    virtual bool is_spent(const std::string& digest) = 0;
    /// Takes the note back.
    virtual void forget(const std::string& digest) = 0;
    /// Forgets at most `limit` that were noted longer ago than `age`; returns how many.
    virtual std::size_t purge(std::chrono::seconds age, std::size_t limit) = 0;
};

/// What is left of allowances. "Now" is the store's own clock.
class LimitRows {
  public:
    virtual ~LimitRows() = default;

    /// Takes one. If none is left: when the next one is there, and nothing is taken.
    virtual std::optional<base::TimePoint> take(const LimitKey& key,
                                                const Allowance& allowance) = 0;
    /// Gives one back.
    virtual void give_back(const LimitKey& key, const Allowance& allowance) = 0;
    /// When all of it is there again; nothing if it is.
    virtual std::optional<base::TimePoint> full_at(const std::string& key) = 0;
    /// Gives all of it back; whether anything was taken.
    virtual bool clear(const std::string& key) = 0;
    /// What is taken, by key.
    virtual std::vector<LimitEntry> list(std::size_t limit) = 0;
    /// Forgets at most `limit` of which all is there again; returns how many.
    virtual std::size_t purge(std::size_t limit) = 0;
};

/// The invitations. "Now" is the store's own clock.
class InvitationRows {
  public:
    virtual ~InvitationRows() = default;

    /// For that address, or any.
    virtual InvitationId insert(const std::optional<Email>& email, std::uint32_t uses,
                                std::chrono::seconds lifetime) = 0;
    virtual std::optional<Invitation> find(InvitationId id) = 0;
    /// The same if somebody can sign up with it: not used up, revoked or expired.
    virtual std::optional<Invitation> find_good(InvitationId id) = 0;
    /// What a pending account came with, or that it came without one.
    virtual void attach(AccountId account, std::optional<InvitationId> id) = 0;
    /// What an account came with, whatever has become of it; nothing once it is confirmed.
    virtual std::optional<InvitationId> of_pending(AccountId account) = 0;
    /// One account less that it can make, expired or not: its sign-up came in time. False if it is
    /// used up or revoked. Of two that race for the last use, one gets it.
    virtual bool use(InvitationId id) = 0;
    /// Takes that back.
    virtual void give_back(InvitationId id) = 0;
    /// False if it is revoked already, or not there.
    virtual bool revoke(InvitationId id) = 0;
    /// The newest first.
    virtual std::vector<Invitation> list(std::size_t limit) = 0;
    /// Deletes at most `limit` that expired longer ago than `age`; returns how many.
    virtual std::size_t purge(std::chrono::seconds age, std::size_t limit) = 0;
};

/// The sign-ups that an administrator has to approve.
class ApprovalRows {
  public:
    virtual ~ApprovalRows() = default;

    /// A pending account needs approval, for a reason of at most `longest_reason` code points
    /// without NUL; without one it needs none.
    virtual void require(AccountId pending, const std::optional<std::string>& reason) = 0;
    /// Empties the reason. Whether the account needs approval stays.
    virtual void forget_reason(AccountId account) = 0;
    /// Those that are confirmed and await it, the longest first.
    virtual std::vector<AwaitingSignUp> list(std::size_t limit) = 0;
    virtual AwaitingCount count() = 0;
    /// All that await it now are no news any more.
    virtual void mark_told() = 0;
    /// Approves an account that awaits it, and empties its reason. False if it does not.
    virtual bool approve(AccountId account) = 0;
    /// Deletes an account that awaits approval with all that is its own. False if it does not.
    virtual bool remove(AccountId account) = 0;
};

/// Which signing keys the sessions that are there began under. No key, only names of keys.
class KeyRows {
  public:
    virtual ~KeyRows() = default;

    /// By name, with the time when a program last said that it signs with it.
    virtual std::map<std::string, std::optional<TimePoint>> list() = 0;
    /// From now on these, of at most 32 ASCII characters each. Those that stay keep their time.
    virtual void replace(const std::vector<std::string>& names) = 0;
    /// A program signs with it now. Nothing happens if it is not there.
    virtual void mark_signing(const std::string& name) = 0;
};

/// Figures of what happened: no scan of accounts or events, however many there are.
class StatisticsRows {
  public:
    virtual ~StatisticsRows() = default;

    /// Counts at most `limit` events that are not counted yet, up to a minute ago; returns how
    /// many.
    virtual std::size_t count(std::size_t limit) = 0;
    /// From that day on, by day; nothing where nothing happened.
    virtual std::vector<DailyCount> daily(std::chrono::sys_days since) = 0;
    /// From that week on, by week.
    virtual std::vector<LatencyCount> latencies(std::chrono::sys_days since) = 0;
};

/// The tables, seen from inside one transaction, or each statement by itself.
struct Rows {
    AccountRows& accounts;
    SessionRows& sessions;
    OutboxRows& outbox;
    GroupRows& groups;
    EventRows& events;
    AddressChangeRows& changes;
    DeletionRows& deletions;
    SpentFormRows& spent_forms;
    LimitRows& limits;
    FailedLoginRows& failed_logins;
    InvitationRows& invitations;
    KeyRows& keys;
    ApprovalRows& approvals;
    StatisticsRows& statistics;
};

/// Whether people can use what is kept.
enum class StoreState {
    ready,
    away,       ///< the database does not answer, or lets nobody in
    read_only,  ///< it takes no changes
    unfit,      ///< this program cannot work on the schema, or lacks a right to it
};

/// Empty for what is no state.
constexpr std::string_view to_string(StoreState state) {
    switch (state) {
        case StoreState::ready:
            return "ready";
        case StoreState::away:
            return "away";
        case StoreState::read_only:
            return "read_only";
        case StoreState::unfit:
            return "unfit";
    }
    return {};
}

/// Where everything is kept. A store belongs to one thread. Every call may throw StoreUnavailable.
class Store {
  public:
    virtual ~Store() = default;

    /// For single statements: each is its own transaction.
    virtual Rows rows() = 0;

    /// Runs `work` in one transaction and commits it. A deadlock or a lock timeout rolls back and
    /// runs `work` again, so it must not have other effects. Any exception rolls back and goes on.
    virtual void transact(const std::function<void(Rows)>& work) = 0;

    /// Asks the database. Does not throw StoreUnavailable.
    virtual StoreState state() = 0;
    bool is_ready() { return state() == StoreState::ready; }

    /// Waits until this sees what was committed before, at whichever of several copies of the data.
    /// Nothing to do where there is one.
    virtual void catch_up() {}
};

}  // namespace gatepost::core
