#include "core/address_changes.h"

#include "core/lock.h"
#include "core/mails.h"
#include "core/password_check.h"
#include "core/rescue.h"
#include "core/salt.h"

namespace gatepost::core {

AddressChanges::AddressChanges(Store& store, const Dependencies& dependencies)
    : store_(store), dependencies_(dependencies) {}

ChangeRequest AddressChanges::ask(const ConfirmedAccount& account, const Email& to,
                                  const base::Secret& password, const Client& client) {
    const AccountId id = account.account().id;
    const auto credentials = find_by_password(store_, dependencies_.hasher, id, password, client);
    if (!credentials) return ChangeRequest::wrong_password;
    if (credentials->account.email.typed() == to.typed()) return ChangeRequest::same_address;
    const auto hash = hash_for(store_, to, password, dependencies_.hasher, dependencies_.keys);

    auto result = ChangeRequest::wrong_password;
    store_.transact([&](Rows rows) {
        result = ChangeRequest::wrong_password;
        const auto now = still_has(rows, *credentials);
        if (!now) return;
        rows.changes.insert(id, now->email, to, hash);
        rows.events.append(id, EventKind::address_change_asked, client);
        rows.outbox.enqueue({MailKind::change_address, id, to, client.address});
        rows.outbox.enqueue({MailKind::address_changing, id, now->email, client.address});
        result = ChangeRequest::asked;
    });
    return result;
}

std::optional<AddressChange> AddressChanges::find(const ConfirmedAccount& account,
                                                  const Token<ChangeAddress>& token) {
    const auto claims = dependencies_.links.change.open(token);
    if (!claims) return std::nullopt;
    return find_for(store_.rows(), account.account(), *claims);
}

bool AddressChanges::is_done(const ConfirmedAccount& account, const Token<ChangeAddress>& token) {
    const auto claims = dependencies_.links.change.open(token);
    if (!claims || claims->account != account.account().id) return false;
    const auto change = store_.rows().changes.find(ChangeId{claims->serial});
    return change && change->state == ChangeState::done && change->to == account.account().email;
}

std::optional<AddressChange> AddressChanges::find_for(Rows rows, const Account& account,
                                                      const TokenClaims& claims) {
    if (!dependencies_.links.change.is_valid(claims, account, dependencies_.clock.now()))
        return std::nullopt;
    auto change = rows.changes.find(ChangeId{claims.serial});
    if (!change || change->account != account.id || change->state != ChangeState::asked)
        return std::nullopt;
    return change;
}

ChangeOutcome AddressChanges::confirm(const ConfirmedAccount& account,
                                      const Token<ChangeAddress>& token, const Client& client) {
    const auto claims = dependencies_.links.change.open(token);
    if (!claims) return ChangeOutcome::invalid;
    auto outcome = ChangeOutcome::invalid;
    store_.transact([&](Rows rows) {
        outcome = ChangeOutcome::invalid;
        // All changes of this account wait for each other here.
        const auto credentials = rows.accounts.find_for_update(account.account().id);
        if (!credentials) return;
        const auto change = find_for(rows, credentials->account, *claims);
        if (!change) return;
        outcome = ChangeOutcome::taken;
        if (!rows.accounts.change_address(change->account, change->to, change->hash)) return;
        rows.changes.mark_done(change->id);
        rows.events.append(change->account, EventKind::address_changed, client);
        outcome = ChangeOutcome::changed;
    });
    return outcome;
}

std::optional<AddressChange> AddressChanges::pending(const ConfirmedAccount& account) {
    const auto since = dependencies_.clock.now() - dependencies_.links.change.lifetime();
    const auto last = account.account().change_asked_at;
    if (!last || *last <= since) return std::nullopt;
    for (auto& change : store_.rows().changes.of(account.account().id))
        if (change.state == ChangeState::asked && change.asked_at > since) return std::move(change);
    return std::nullopt;
}

void AddressChanges::cancel(const ConfirmedAccount& account, const Client& client) {
    const AccountId id = account.account().id;
    store_.transact([&](Rows rows) {
        // All changes of this account wait for each other here.
        if (!rows.accounts.find_for_update(id) || !rows.changes.withdraw(id)) return;
        rows.events.append(id, EventKind::address_change_cancelled, client);
    });
}

std::optional<AddressChange> AddressChanges::find_undo(const Token<UndoAddressChange>& token) {
    const auto claims = dependencies_.links.undo.open(token);
    if (!claims || !dependencies_.links.undo.is_fresh(*claims, dependencies_.clock.now()))
        return std::nullopt;
    auto change = store_.rows().changes.find(ChangeId{claims->serial});
    // A change that a newer one took the place of was never done: undoing the newer one is enough.
    if (!change || change->account != claims->account || change->state == ChangeState::voided)
        return std::nullopt;
    return change;
}

std::optional<Undone> AddressChanges::undo(const Token<UndoAddressChange>& token,
                                           const Client& client) {
    const auto asked = find_undo(token);
    if (!asked) return std::nullopt;
    const auto hash = hash_of_nobodys_password(store_, asked->from, dependencies_.hasher,
                                               dependencies_.keys, dependencies_.random);

    std::optional<Undone> undone;
    store_.transact([&](Rows rows) {
        undone.reset();
        const AccountId id = asked->account;
        if (!rows.accounts.find_for_update(id)) return;
        const auto change = rows.changes.find(asked->id);
        if (!change || change->state == ChangeState::voided) return;
        const bool is_back = rows.accounts.change_address(id, change->from, hash);
        rows.changes.void_from(id, change->id);
        auto reset = shut_everybody_out(rows, id, dependencies_.links, dependencies_.clock.now());
        if (is_back) {
            rows.events.append(id, EventKind::address_change_undone, client);
            undone = std::move(reset);
        } else {
            // Unlocking it must not hand it back to the one who has its address now.
            rows.accounts.set_password_hash(id, hash);
            lock_account(rows, {id, client}, id);
            undone = LockedInstead{};
        }
    });
    return undone;
}

}  // namespace gatepost::core
