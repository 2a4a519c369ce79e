#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/secret.h"

namespace gatepost::core {

/// Why a password cannot be chosen.
enum class PasswordProblem { too_short, too_long, too_common };

/// A password that may be chosen, normalized: 8 characters or more, 1,024 bytes or fewer as typed,
/// no rules about what is in it, but none of the commonest (NIST SP 800-63B section 5.1.1.2).
class NewPassword {
  public:
    /// `personal` are words that are common for this very person: see crypto::estimate_strength.
    static std::variant<NewPassword, PasswordProblem> parse(
        std::string_view typed, std::span<const std::string> personal = {});

    const base::Secret& secret() const { return secret_; }

  private:
    explicit NewPassword(base::Secret secret) : secret_(std::move(secret)) {}
    base::Secret secret_;
};

}  // namespace gatepost::core
