#pragma once

#include <utility>

#include "base/secret.h"

namespace gatepost::core {

/// Why a password cannot be chosen.
enum class PasswordProblem {
    too_short,
    too_long,
    easy,      ///< to guess, by anybody
    personal,  ///< as easy, for what it has of the account's address or the site's name
    known,     ///< on the site's list of passwords that attackers have
};

/// A password that may be chosen, normalized. PasswordPolicy alone makes one.
class NewPassword {
  public:
    const base::Secret& secret() const { return secret_; }

  private:
    friend class PasswordPolicy;
    explicit NewPassword(base::Secret secret) : secret_(std::move(secret)) {}
    base::Secret secret_;
};

}  // namespace gatepost::core
