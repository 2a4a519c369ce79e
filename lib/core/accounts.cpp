#include "core/accounts.h"

#include <algorithm>

namespace gatepost::core {
namespace {

/// The mail that a pending account causes. Only the owner of its address learns which one it is.
MailIntent mail_for(UserId pending, const Email& email, const std::vector<Credentials>& known,
                    const std::string& client_address) {
    const auto owner = std::find_if(known.begin(), known.end(), [](const Credentials& account) {
        return account.user.confirmed_at.has_value();
    });
    if (owner == known.end()) return {MailKind::confirm_email, pending, email, client_address};
    return {MailKind::already_registered, owner->user.id, owner->user.email, client_address};
}

}  // namespace

Accounts::Accounts(Store& store, const crypto::PasswordHasher& hasher, const ConfirmTokens& tokens,
                   const base::Clock& clock, base::Random& random,
                   const SessionLifetimes& lifetimes)
    : store_(store),
      hasher_(hasher),
      tokens_(tokens),
      clock_(clock),
      random_(random),
      lifetimes_(lifetimes) {}

SessionId Accounts::sign_up(const Email& email, const NewPassword& password,
                            const std::string& client_address,
                            const std::optional<SessionDigest>& replaced) {
    const auto known = store_.rows().accounts.find_all(email);
    const auto hash = hasher_.hash(password.secret(), hashes_of(known));

    std::optional<SessionId> session;
    store_.transact([&](Rows rows) {
        const UserId user = rows.accounts.insert(email, hash);
        rows.outbox.enqueue(mail_for(user, email, known, client_address));
        if (replaced) rows.sessions.remove(*replaced);
        session = open_session(rows, user, false);
    });
    return *session;
}

std::optional<SignedIn> Accounts::log_in(const Email& email, const base::Secret& password,
                                         bool remember,
                                         const std::optional<SessionDigest>& replaced) {
    const auto known = store_.rows().accounts.find_all(email);
    const auto hashes = hashes_of(known);
    const auto index = hasher_.match(password, hashes);
    if (!index) return std::nullopt;

    const Credentials& account = known[*index];
    std::optional<crypto::PasswordHash> upgrade;
    if (hasher_.is_outdated(account.password_hash)) upgrade = hasher_.hash(password, hashes);

    std::optional<SessionId> session;
    store_.transact([&](Rows rows) {
        if (upgrade) rows.accounts.set_password_hash(account.user.id, *upgrade);
        if (replaced) rows.sessions.remove(*replaced);
        session = open_session(rows, account.user.id, remember);
    });
    return SignedIn{*session, account.user};
}

void Accounts::log_out(const SessionDigest& session) {
    store_.rows().sessions.remove(session);
}

Confirmation Accounts::confirm(const User& user, const Token<ConfirmEmail>& token) {
    const auto claims = tokens_.open(token);
    if (!claims || claims->user != user.id) return Confirmation::invalid;
    // Before its age is judged: a second click on a link that did its work gets a kind word.
    if (user.confirmed_at) return Confirmation::already;
    if (!tokens_.is_valid(*claims, user, clock_.now())) return Confirmation::invalid;

    ConfirmOutcome outcome = ConfirmOutcome::gone;
    store_.transact([&](Rows rows) { outcome = rows.accounts.confirm(user.id); });
    switch (outcome) {
        case ConfirmOutcome::confirmed:
            return Confirmation::confirmed;
        case ConfirmOutcome::already:
            return Confirmation::already;
        case ConfirmOutcome::taken:
        case ConfirmOutcome::gone:
            return Confirmation::invalid;
    }
    __builtin_unreachable();
}

void Accounts::resend_confirmation(const User& user, const std::string& client_address) {
    const auto known = store_.rows().accounts.find_all(user.email);
    store_.rows().outbox.enqueue(mail_for(user.id, user.email, known, client_address));
}

std::optional<SessionId> Accounts::change_password(const ConfirmedUser& user,
                                                   const base::Secret& current,
                                                   const NewPassword& chosen, bool remembered) {
    const UserId id = user.user().id;
    const auto account = store_.rows().accounts.find(id);
    if (!account || !hasher_.match(current, {&account->password_hash, 1})) return std::nullopt;
    const auto hash = hasher_.hash(chosen.secret(), {&account->password_hash, 1});

    std::optional<SessionId> session;
    store_.transact([&](Rows rows) {
        rows.accounts.set_password_hash(id, hash);
        rows.accounts.move_epoch(id);
        rows.sessions.remove_all(id);
        session = open_session(rows, id, remembered);
    });
    return session;
}

SessionId Accounts::open_session(Rows rows, UserId user, bool remembered) {
    const SessionId session = SessionId::generate(random_);
    rows.sessions.insert(session.digest(), user, remembered, lifetimes_.of(remembered));
    return session;
}

std::optional<Session> find_session(Store& store, const SessionId& id,
                                    const SessionLifetimes& lifetimes, base::TimePoint now) {
    auto session = store.rows().sessions.find(id.digest());
    if (!session) return std::nullopt;
    const auto idle = lifetimes.of(session->remembered).idle;
    const auto interval = std::min<std::chrono::seconds>(std::chrono::minutes(1), idle / 10);
    // The database's clock may run before ours.
    const auto since_seen = now - session->seen_at;
    if (since_seen > interval || -since_seen > interval) {
        store.rows().sessions.touch(session->digest, idle);
    }
    return session;
}

}  // namespace gatepost::core
