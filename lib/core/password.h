#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/secret.h"

namespace gatepost::core {

/// Why a password cannot be chosen.
enum class PasswordProblem { too_short, too_long, too_common };

/// What somebody would try first who guesses the password of this account: its address, the parts
/// of it, and the site's name.
std::vector<std::string> personal_words(std::string_view email, std::string_view site_name);

/// A password that may be chosen, normalized: 8 characters or more, 1,024 bytes or fewer as typed,
/// no rules about what is in it, but none of the commonest (NIST SP 800-63B section 5.1.1.2).
class NewPassword {
  public:
    /// `personal` are words that are common for this very person, those of `personal_words`: no
    /// default, so that no way to a password forgets them.
    static std::variant<NewPassword, PasswordProblem> parse(std::string_view typed,
                                                            std::span<const std::string> personal);

    const base::Secret& secret() const { return secret_; }

  private:
    explicit NewPassword(base::Secret secret) : secret_(std::move(secret)) {}
    base::Secret secret_;
};

}  // namespace gatepost::core
