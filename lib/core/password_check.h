#pragma once

#include <optional>
#include <vector>

#include "core/dependencies.h"
#include "core/store.h"

namespace gatepost::core {

/// An account, if that is its password. Checks it outside any transaction: see `still_has`. A wrong
/// one is noted for its owner to see, like that of a login: a stranger at an open device may guess.
std::optional<Credentials> find_by_password(Store& store, const crypto::PasswordHasher& hasher,
                                            AccountId account, const base::Secret& password,
                                            const Client& client);

/// Notes one for the owner of the account to see; of nobody for an address that nobody has.
void note_wrong_password(Store& store, std::optional<AccountId> account, const Client& client);

/// Takes hold of an account whose password was checked before this transaction began, and returns
/// it as it is now. Nothing if it went or its password changed meanwhile: then the check no longer
/// counts. That another login has brought the same password's hash up to date, to `upgrade`, is no
/// change.
std::optional<Account> take_hold(Rows rows, const Credentials& checked,
                                 const std::optional<crypto::PasswordHash>& upgrade = std::nullopt);

/// The same for what its owner does in a session: nothing either if the account was locked
/// meanwhile.
std::optional<Account> still_has(Rows rows, const Credentials& checked);

/// An account whose password was right a moment ago.
struct CheckedPassword {
    Credentials credentials;
    std::optional<crypto::PasswordHash> upgrade;  ///< what to keep instead of its hash, if anything
};

/// The account of the address that the password opens. `samples` are those of the address, which
/// the caller may have a use for as well; without an address they are none. Computes as much for
/// one that nobody has.
std::optional<CheckedPassword> check_password(Store& store, const Dependencies& dependencies,
                                              const std::optional<Email>& email,
                                              const std::vector<crypto::PasswordHash>& samples,
                                              const base::Secret& password);

}  // namespace gatepost::core
