#pragma once

#include <optional>

#include "core/password.h"
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
                                      const crypto::Keyring& keys, const Email& email,
                                      const NewPassword& password, const NewAccount& wish);

}  // namespace gatepost::core
