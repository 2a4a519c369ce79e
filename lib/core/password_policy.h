#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/password.h"
#include "crypto/blocklist.h"
#include "crypto/password_strength.h"

namespace gatepost::core {

/// What a site asks of a new password.
struct PasswordRules {
    std::size_t min_length = 8;             ///< in code points
    std::uint64_t min_guesses = 1'000'000;  ///< by zxcvbn
};

/// What a password came to that somebody wants to choose.
struct JudgedPassword {
    std::variant<NewPassword, PasswordProblem> outcome;
    crypto::PasswordStrength strength;  ///< none if it is too long
};

/// The one way to a new password, wherever it is chosen: of as many characters as the site wants,
/// of 1,024 bytes or fewer as typed, not guessed soon by somebody who knows the site and the
/// address, and none of the site's list. There are no rules about what is in it (NIST SP 800-63B-4
/// section 3.1.1.2). Thread-safe.
class PasswordPolicy {
  public:
    /// `host` is the site's own. The list must outlive the policy.
    PasswordPolicy(const PasswordRules& rules, std::string_view site_name, std::string_view host,
                   const crypto::Blocklist& blocklist);

    const PasswordRules& rules() const { return rules_; }

    /// `email` is the account's address as text, or what was typed for one. What the judgement says
    /// and how long it takes depends on these two alone, and not on any account.
    JudgedPassword judge(std::string_view typed, std::string_view email) const;

    /// Whether a password that is in use is on the site's list.
    bool is_known(std::string_view typed) const { return blocklist_.holds(typed); }

  private:
    PasswordRules rules_;
    std::vector<std::string> site_words_;
    const crypto::Blocklist& blocklist_;
};

}  // namespace gatepost::core
