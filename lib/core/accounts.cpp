#include "core/accounts.h"

#include <algorithm>

#include "core/salt.h"

namespace gatepost::core {
namespace {

/// Takes hold of an account whose password was checked before this transaction began. False if the
/// account went or its password changed meanwhile: then the check is worth nothing any more. That
/// another login has brought the same password's hash up to date is no change.
bool still_has(Rows rows, const Credentials& checked,
               const std::optional<crypto::PasswordHash>& upgrade = std::nullopt) {
    const auto current = rows.accounts.find_for_update(checked.user.id);
    if (!current) return false;
    const std::string& text = current->password_hash.text();
    return text == checked.password_hash.text() || (upgrade && text == upgrade->text());
}

}  // namespace

Accounts::Accounts(Store& store, const crypto::PasswordHasher& hasher, const crypto::Keyring& keys,
                   const ConfirmTokens& confirm_tokens, const ResetTokens& reset_tokens,
                   const base::Clock& clock, base::Random& random,
                   const SessionLifetimes& lifetimes)
    : store_(store),
      hasher_(hasher),
      keys_(keys),
      confirm_tokens_(confirm_tokens),
      reset_tokens_(reset_tokens),
      clock_(clock),
      random_(random),
      lifetimes_(lifetimes) {}

SessionId Accounts::sign_up(const Email& email, const NewPassword& password,
                            const std::string& client_address, const std::string& return_path,
                            const std::optional<SessionDigest>& replaced) {
    const auto known = store_.rows().accounts.find_all(email);
    const auto hash = hasher_.hash(password.secret(), hashes_of(known), fresh_salt(email, keys_));

    std::optional<SessionId> session;
    store_.transact([&](Rows rows) {
        const UserId user = rows.accounts.insert(email, hash);
        rows.outbox.enqueue({MailKind::confirm_email, user, email, client_address});
        if (!return_path.empty()) rows.accounts.set_return_path(user, return_path);
        if (replaced) rows.sessions.remove(*replaced);
        session = open_session(rows, user, false);
    });
    return *session;
}

std::optional<SignedIn> Accounts::log_in(const std::optional<Email>& email,
                                         const base::Secret& password, bool remember,
                                         const std::optional<SessionDigest>& replaced) {
    std::vector<Credentials> known;
    if (email) known = store_.rows().accounts.find_all(*email);
    const auto hashes = hashes_of(known);
    const auto index = hasher_.match(password, hashes);
    if (!index) return std::nullopt;

    const Credentials& account = known[*index];
    std::optional<crypto::PasswordHash> upgrade;
    if (hasher_.is_outdated(account.password_hash)) {
        upgrade = hasher_.hash(password, hashes, fresh_salt(*email, keys_));
    }

    std::optional<SessionId> session;
    store_.transact([&](Rows rows) {
        session.reset();
        if (!still_has(rows, account, upgrade)) return;
        if (upgrade) rows.accounts.set_password_hash(account.user.id, *upgrade);
        if (replaced) rows.sessions.remove(*replaced);
        session = open_session(rows, account.user.id, remember);
    });
    if (!session) return std::nullopt;
    return SignedIn{*session, account.user};
}

void Accounts::log_out(const SessionDigest& session) {
    store_.rows().sessions.remove(session);
}

ConfirmResult Accounts::confirm(const Session& session, const Token<ConfirmEmail>& token) {
    const auto judgement = judge(session.user, token);
    if (judgement == Confirmation::invalid) return {judgement, std::nullopt, ""};
    const auto return_path = store_.rows().accounts.return_path(session.user.id);
    if (judgement == Confirmation::already) return {judgement, std::nullopt, return_path};

    ConfirmOutcome outcome = ConfirmOutcome::gone;
    std::optional<SessionId> renewed;
    store_.transact([&](Rows rows) {
        renewed.reset();
        outcome = rows.accounts.confirm(session.user.id);
        if (outcome != ConfirmOutcome::confirmed) return;
        // Unless it was ended meanwhile: then it stays so.
        if (!rows.sessions.remove(session.digest)) return;
        renewed = open_session(rows, session.user.id, session.remembered);
    });
    switch (outcome) {
        case ConfirmOutcome::confirmed:
            return {Confirmation::confirmed, renewed, return_path};
        case ConfirmOutcome::already:
            return {Confirmation::already, std::nullopt, return_path};
        case ConfirmOutcome::taken:
        case ConfirmOutcome::gone:
            return {Confirmation::invalid, std::nullopt, ""};
    }
    __builtin_unreachable();
}

/// What the link is good for, before the database has its word.
Confirmation Accounts::judge(const User& user, const Token<ConfirmEmail>& token) const {
    const auto claims = confirm_tokens_.open(token);
    if (!claims || claims->user != user.id) return Confirmation::invalid;
    // Before its age is judged: a second click on a link that did its work gets a kind word.
    if (user.confirmed_at) return Confirmation::already;
    return confirm_tokens_.is_valid(*claims, user, clock_.now()) ? Confirmation::confirmed
                                                                 : Confirmation::invalid;
}

void Accounts::resend_confirmation(const User& user, const std::string& client_address) {
    store_.transact([&](Rows rows) {
        // A moment ago a rival may have confirmed the address, when this sign-up is gone, or
        // another window this very sign-up.
        const auto account = rows.accounts.find_for_update(user.id);
        if (!account || account->user.confirmed_at) return;
        rows.outbox.enqueue({MailKind::confirm_email, user.id, user.email, client_address});
    });
}

void Accounts::ask_for_reset(const Email& email, const std::string& client_address) {
    store_.rows().outbox.enqueue({MailKind::reset_password, std::nullopt, email, client_address});
}

std::optional<User> Accounts::find_reset(const Token<ResetPassword>& token) {
    const auto claims = reset_tokens_.open(token);
    if (!claims) return std::nullopt;
    const Rows rows = store_.rows();
    const auto account = rows.accounts.find(claims->user);
    if (!account || !is_valid_reset(rows, *claims, account->user)) return std::nullopt;
    return account->user;
}

bool Accounts::is_valid_reset(Rows rows, const TokenClaims& claims, const User& user) const {
    return reset_tokens_.is_valid(claims, user, clock_.now()) &&
           claims.serial == rows.accounts.reset_serial(user.id);
}

bool Accounts::reset_password(const Token<ResetPassword>& token, const NewPassword& chosen,
                              const std::string& client_address) {
    const auto user = find_reset(token);
    if (!user) return false;
    const auto claims = reset_tokens_.open(token).value();
    const auto known = store_.rows().accounts.find_all(user->email);
    const auto hash =
        hasher_.hash(chosen.secret(), hashes_of(known), fresh_salt(user->email, keys_));

    bool done = false;
    store_.transact([&](Rows rows) {
        done = false;
        // Hashing took its time: the link may have been used, or a newer one made, meanwhile.
        const auto account = rows.accounts.find_for_update(user->id);
        if (!account || !is_valid_reset(rows, claims, account->user)) return;
        const auto confirmed = rows.accounts.confirm(user->id);
        if (confirmed == ConfirmOutcome::taken || confirmed == ConfirmOutcome::gone) return;
        rows.accounts.set_password_hash(user->id, hash);
        rows.accounts.move_epoch(user->id);
        rows.sessions.remove_all(user->id);
        rows.outbox.enqueue(
            {MailKind::password_changed, user->id, account->user.email, client_address});
        done = true;
    });
    return done;
}

std::optional<SessionId> Accounts::change_password(const ConfirmedUser& user,
                                                   const Session& session,
                                                   const base::Secret& current,
                                                   const NewPassword& chosen,
                                                   const std::string& client_address) {
    const UserId id = user.user().id;
    const auto account = store_.rows().accounts.find(id);
    if (!account) return std::nullopt;
    const std::span<const crypto::PasswordHash> old(&account->password_hash, 1);
    if (!hasher_.match(current, old)) return std::nullopt;
    const auto hash = hasher_.hash(chosen.secret(), old, fresh_salt(user.user().email, keys_));

    std::optional<SessionId> renewed;
    store_.transact([&](Rows rows) {
        renewed.reset();
        if (!still_has(rows, *account) || !rows.sessions.remove(session.digest)) return;
        rows.accounts.set_password_hash(id, hash);
        rows.accounts.move_epoch(id);
        rows.sessions.remove_all(id);
        rows.outbox.enqueue({MailKind::password_changed, id, account->user.email, client_address});
        renewed = open_session(rows, id, session.remembered);
    });
    return renewed;
}

SessionId Accounts::open_session(Rows rows, UserId user, bool remembered) {
    const SessionId session = SessionId::generate(random_);
    rows.sessions.insert(session.digest(), user, remembered, lifetimes_.of(remembered));
    return session;
}

std::optional<Session> find_session(Store& store, const SessionDigest& digest,
                                    const SessionLifetimes& lifetimes) {
    auto session = store.rows().sessions.find(digest);
    if (!session) return std::nullopt;
    const auto idle = lifetimes.of(session->remembered).idle;
    if (session->unseen_for > std::min<std::chrono::seconds>(std::chrono::minutes(1), idle / 10)) {
        store.rows().sessions.touch(session->digest, idle);
    }
    return session;
}

}  // namespace gatepost::core
