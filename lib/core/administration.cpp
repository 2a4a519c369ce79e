#include "core/administration.h"

#include "core/mails.h"
#include "core/salt.h"

namespace gatepost::core {
namespace {

/// Leaves the transaction, which takes back what it did.
struct AddressTaken {};

AccountId insert(Rows rows, const Email& email, const crypto::PasswordHash& hash,
                 const NewAccount& wish) {
    const AccountId id = rows.accounts.insert(email, hash);
    if (wish.name) rows.accounts.set_name(id, wish.name);
    if (wish.admin) rows.accounts.set_admin(id, true);
    if (!wish.confirmed) {
        rows.outbox.enqueue({MailKind::confirm_email, id, email, ""});
    } else if (rows.accounts.confirm(id) == ConfirmOutcome::taken) {
        throw AddressTaken{};
    }
    return id;
}

}  // namespace

std::optional<Account> create_account(Store& store, const crypto::PasswordHasher& hasher,
                                      const crypto::Keyring& keys, const Email& email,
                                      const NewPassword& password, const NewAccount& wish) {
    if (store.rows().accounts.find_owner(email)) return std::nullopt;
    const auto hash = hash_for(store, email, password.secret(), hasher, keys);

    std::optional<Account> created;
    try {
        store.transact([&](Rows rows) {
            const AccountId id = insert(rows, email, hash, wish);
            created = rows.accounts.find(id).value().account;
        });
    } catch (const AddressTaken&) {
        return std::nullopt;
    }
    return created;
}

}  // namespace gatepost::core
