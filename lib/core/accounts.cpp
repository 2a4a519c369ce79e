#include "core/accounts.h"

#include "core/invitations.h"
#include "core/mails.h"
#include "core/salt.h"

namespace gatepost::core {
namespace {

/// Why the right password opens nothing, if it does not.
std::optional<LoginRefusal> refusal_of(const Account& account) {
    if (account.locked_at) return LoginRefusal::locked;
    if (account.deletes_at) return LoginRefusal::leaving;
    return std::nullopt;
}

/// Of the sign-up itself: what others do to its address is not told by how long it has to wait.
LimitKey resends_of(AccountId id) {
    return {LimitKind::resends, std::to_string(static_cast<std::uint64_t>(id))};
}

}  // namespace

Accounts::Accounts(Store& store, const Dependencies& dependencies)
    : store_(store), dependencies_(dependencies) {}

LoginResult Accounts::sign_up(const SignUp& chosen, const Client& client,
                              const std::optional<SessionDigest>& replaced,
                              const KnowsDevice& knows_device) {
    const auto samples = store_.rows().accounts.sample_hashes(chosen.email);
    const auto checked =
        check_password(store_, dependencies_, chosen.email, samples, chosen.password.secret());
    if (checked && !chosen.opens_nothing)
        return sign_up_again(*checked, chosen, client, replaced, knows_device);
    const auto hash = dependencies_.hasher.hash(chosen.password.secret(), samples,
                                                fresh_salt(chosen.email, dependencies_.keys));

    std::optional<OpenedSession> signed_in;
    store_.transact([&](Rows rows) {
        const AccountId account = rows.accounts.insert(chosen.email, hash, chosen.language);
        rows.accounts.make_room(chosen.email, dependencies_.limits.pending_of_address);
        rows.events.append(account, EventKind::signed_up, client);
        rows.outbox.enqueue({MailKind::confirm_email, account, chosen.email, client.address});
        if (chosen.invitation) rows.invitations.attach(account, chosen.invitation);
        if (chosen.reason) rows.approvals.require(account, chosen.reason);
        if (chosen.name) rows.accounts.set_name(account, chosen.name);
        if (chosen.consent) rows.accounts.set_consent(account, chosen.consent);
        if (!chosen.return_path.empty()) rows.accounts.set_return_path(account, chosen.return_path);
        if (replaced) rows.sessions.remove(*replaced);
        signed_in = open_session(rows, dependencies_, account, false, client);
    });
    return *std::move(signed_in);
}

LoginResult Accounts::sign_up_again(const CheckedPassword& checked, const SignUp& chosen,
                                    const Client& client,
                                    const std::optional<SessionDigest>& replaced,
                                    const KnowsDevice& knows_device) {
    LoginResult result = LoginRefusal::wrong;
    store_.transact([&](Rows rows) {
        result = LoginRefusal::wrong;
        const auto account = take(rows, checked);
        if (!account) return;
        if (account->confirmed_at || account->locked_at) {
            result = enter(rows, *account, false, client, replaced, knows_device);
        } else {
            result = go_on(rows, *account, chosen, client, replaced);
        }
    });
    return result;
}

/// A sign-up that waits, once more: nothing of what came with it before counts, since somebody else
/// may have chosen it (a stranger who guessed what the owner would type).
OpenedSession Accounts::go_on(Rows rows, const Account& waiting, const SignUp& chosen,
                              const Client& client, const std::optional<SessionDigest>& replaced) {
    if (replaced) rows.sessions.remove(*replaced);
    rows.sessions.remove_all(waiting.id, SessionEnd::other);
    rows.accounts.wait_anew(waiting.id);
    rows.accounts.set_language(waiting.id, chosen.language);
    rows.accounts.set_return_path(waiting.id, chosen.return_path);
    rows.invitations.attach(waiting.id, chosen.invitation);
    rows.approvals.require(waiting.id, chosen.reason);
    rows.accounts.set_name(waiting.id, chosen.name);
    rows.accounts.set_consent(waiting.id, chosen.consent);
    rows.events.append(waiting.id, EventKind::signed_up, client);
    rows.outbox.enqueue({MailKind::confirm_email, waiting.id, waiting.email, client.address});
    return open_session(rows, dependencies_, waiting.id, false, client);
}

void Accounts::set_language(const Account& account, Language language) {
    store_.rows().accounts.set_language(account.id, language);
}

void Accounts::set_name(const Account& account, const std::optional<DisplayName>& name,
                        const Client& client) {
    if (name == account.name) return;
    store_.transact([&](Rows rows) {
        rows.accounts.set_name(account.id, name);
        rows.events.append(account.id, EventKind::name_changed, client);
    });
}

std::optional<Account> Accounts::take(Rows rows, const CheckedPassword& checked) {
    auto account = take_hold(rows, checked.credentials, checked.upgrade);
    if (account && checked.upgrade) rows.accounts.set_password_hash(account->id, *checked.upgrade);
    return account;
}

LoginResult Accounts::log_in(const std::optional<Email>& email, const base::Secret& password,
                             bool remember, const Client& client,
                             const std::optional<SessionDigest>& replaced,
                             const KnowsDevice& knows_device) {
    const auto samples =
        email ? store_.rows().accounts.sample_hashes(*email) : std::vector<crypto::PasswordHash>();
    const auto checked = check_password(store_, dependencies_, email, samples, password);
    if (!checked) {
        const auto owner = email ? store_.rows().accounts.find_owner(*email) : std::nullopt;
        // The same for known and unknown addresses.
        note_wrong_password(store_, owner ? std::optional(owner->id) : std::nullopt, client);
        return LoginRefusal::wrong;
    }

    LoginResult result = LoginRefusal::wrong;
    store_.transact([&](Rows rows) {
        result = LoginRefusal::wrong;
        const auto account = take(rows, *checked);
        if (!account) return;
        result = enter(rows, *account, remember, client, replaced, knows_device);
    });
    return result;
}

LoginResult Accounts::enter(Rows rows, const Account& account, bool remember, const Client& client,
                            const std::optional<SessionDigest>& replaced,
                            const KnowsDevice& knows_device) {
    if (const auto refusal = refusal_of(account)) return *refusal;
    if (replaced) rows.sessions.remove(*replaced);
    auto opened = open_session(rows, dependencies_, account.id, remember, client);
    rows.accounts.note_login(account.id);
    rows.events.append(account.id, EventKind::logged_in, client);
    if (account.confirmed_at && !knows_device(account)) {
        rows.outbox.enqueue(
            {MailKind::new_device, account.id, account.email, client.address, client.user_agent});
    }
    return opened;
}

bool Accounts::prove(const Session& session, const base::Secret& password, const Client& client) {
    const auto credentials =
        find_by_password(store_, dependencies_.hasher, session.account.id, password, client);
    if (!credentials) return false;
    bool done = false;
    store_.transact([&](Rows rows) {
        done = still_has(rows, *credentials) && rows.sessions.prove(session.digest);
    });
    return done;
}

void Accounts::log_out(const Session& session, const Client& client) {
    store_.transact([&](Rows rows) {
        if (!rows.sessions.remove(session.digest)) return;
        rows.events.append(session.account.id, EventKind::logged_out, client);
    });
}

bool Accounts::end_session(const Account& account, SessionNumber session, const Client& client) {
    bool ended = false;
    store_.transact([&](Rows rows) {
        ended = rows.sessions.remove_one(account.id, session);
        if (ended) rows.events.append(account.id, EventKind::session_ended, client);
    });
    return ended;
}

void Accounts::end_other_sessions(const Session& kept, const Client& client) {
    store_.transact([&](Rows rows) {
        const auto ended = rows.sessions.remove_others(kept.account.id, kept.digest);
        for (std::size_t i = 0; i < ended; ++i)
            rows.events.append(kept.account.id, EventKind::session_ended, client);
    });
}

/// Nothing if it was ended meanwhile: then it stays so.
std::optional<SessionId> Accounts::renew(Rows rows, const Session& session) const {
    const auto id = SessionId::generate(dependencies_.random);
    if (!rows.sessions.renew(session.digest, id.digest())) return std::nullopt;
    return id;
}

ConfirmResult Accounts::go_on_confirmed(const Session& session) {
    ConfirmResult result{Confirmation::already, std::nullopt,
                         store_.rows().accounts.return_path(session.account.id)};
    store_.transact([&](Rows rows) { result.session = renew(rows, session); });
    return result;
}

ConfirmResult Accounts::confirm(const Session& session, const MailboxProof& proof,
                                const Client& client) {
    const auto judgement = judge(session.account, proof);
    if (judgement == Confirmation::invalid) return {judgement, std::nullopt, ""};
    const AccountId account = session.account.id;
    if (judgement == Confirmation::already)
        return {judgement, std::nullopt, store_.rows().accounts.return_path(account)};

    std::string return_path;
    ConfirmOutcome outcome = ConfirmOutcome::gone;
    std::optional<SessionId> renewed;
    store_.transact([&](Rows rows) {
        renewed.reset();
        outcome = ConfirmOutcome::gone;
        // What was judged may have changed meanwhile: the link proves one mailbox, and the account
        // may have got another address.
        const auto credentials = rows.accounts.find_for_update(account);
        if (!credentials || judge(credentials->account, proof) == Confirmation::invalid) return;
        return_path = rows.accounts.return_path(account);
        outcome = confirm_invited(rows, account);
        if (outcome != ConfirmOutcome::confirmed) return;
        rows.events.append(account, EventKind::address_confirmed, client);
        renewed = renew(rows, session);
    });
    switch (outcome) {
        case ConfirmOutcome::confirmed:
            return {Confirmation::confirmed, renewed, return_path};
        case ConfirmOutcome::already:
            return {Confirmation::already, std::nullopt, return_path};
        case ConfirmOutcome::uninvited:
            return {Confirmation::uninvited, std::nullopt, ""};
        case ConfirmOutcome::taken:
        case ConfirmOutcome::gone:
            return {Confirmation::invalid, std::nullopt, ""};
    }
    __builtin_unreachable();
}

/// What the proof is worth, as far as that can be told without the database.
Confirmation Accounts::judge(const Account& account, const MailboxProof& proof) const {
    if (const auto* code = std::get_if<ConfirmCode>(&proof)) return judge_code(account, *code);
    return judge_link(account, std::get<Token<ConfirmEmail>>(proof));
}

Confirmation Accounts::judge_code(const Account& account, const ConfirmCode& code) const {
    if (account.confirmed_at) return Confirmation::already;
    return dependencies_.links.confirm_codes.fits(code, account, dependencies_.clock.now())
               ? Confirmation::confirmed
               : Confirmation::invalid;
}

Confirmation Accounts::judge_link(const Account& account, const Token<ConfirmEmail>& token) const {
    const auto claims = dependencies_.links.confirm.open(token);
    if (!claims) return Confirmation::invalid;
    // The link of another sign-up for the address that this one got: nothing is left to confirm.
    const bool is_won = account.confirmed_at && claims->email_key == account.email.key();
    if (claims->account != account.id)
        return is_won ? Confirmation::already : Confirmation::invalid;
    // Before its age is judged: a second click on a link that did its work is no error.
    if (account.confirmed_at) return Confirmation::already;
    return dependencies_.links.confirm.is_valid(*claims, account, dependencies_.clock.now())
               ? Confirmation::confirmed
               : Confirmation::invalid;
}

Resending Accounts::resend_confirmation(AccountId id, const Client& client) {
    Resending result = Resending::gone;
    store_.transact([&](Rows rows) {
        result = Resending::gone;
        // A moment ago a rival may have confirmed the address, when this sign-up is gone, or
        // another window this very sign-up, or corrected its address.
        const auto credentials = rows.accounts.find_for_update(id);
        if (!credentials || credentials->account.confirmed_at) return;
        result = Resending::too_soon;
        const LimitKey key = resends_of(id);
        if (rows.limits.take(key, dependencies_.limits.of(key.kind))) return;
        result = Resending::sent;
        // Nobody who has just asked for its mail finds it purged a minute later.
        rows.accounts.wait_anew(id);
        rows.outbox.enqueue(
            {MailKind::confirm_email, id, credentials->account.email, client.address});
    });
    return result;
}

std::optional<TimePoint> Accounts::next_resend(const Account& account) const {
    if (!account.resent_at) return std::nullopt;
    const LimitKey key = resends_of(account.id);
    const auto full_at = store_.rows().limits.full_at(key.text());
    if (!full_at) return std::nullopt;
    const auto next = dependencies_.limits.of(key.kind).next_at(*full_at);
    return next > dependencies_.clock.now() ? std::optional(next) : std::nullopt;
}

bool Accounts::correct_address(const Session& session, const Email& email,
                               const base::Secret& password, const Client& client) {
    const AccountId id = session.account.id;
    const auto credentials = find_by_password(store_, dependencies_.hasher, id, password, client);
    if (!credentials) return false;
    const auto hash = hash_for(store_, email, password, dependencies_.hasher, dependencies_.keys);

    bool done = false;
    store_.transact([&](Rows rows) {
        done = still_has(rows, *credentials) && rows.accounts.correct_address(id, email, hash);
        if (!done) return;
        rows.accounts.make_room(email, dependencies_.limits.pending_of_address);
        rows.events.append(id, EventKind::address_corrected, client);
        rows.outbox.enqueue({MailKind::confirm_email, id, email, client.address});
    });
    return done;
}

std::size_t remind_forgotten(Store& store, std::chrono::seconds after, std::size_t limit) {
    if (after == std::chrono::seconds(0)) return 0;
    std::size_t reminded = 0;
    store.transact([&](Rows rows) {
        const auto forgotten = rows.accounts.take_forgotten(after, limit);
        for (const Account& account : forgotten)
            rows.outbox.enqueue({MailKind::confirm_reminder, account.id, account.email, ""});
        reminded = forgotten.size();
    });
    return reminded;
}

}  // namespace gatepost::core
