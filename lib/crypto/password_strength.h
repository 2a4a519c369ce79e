#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gatepost::crypto {

/// How well a password stands up to somebody who guesses, by zxcvbn (Wheeler, "zxcvbn: Low-Budget
/// Password Strength Estimation", USENIX Security 2016).
struct PasswordStrength {
    double guesses_log10 = 0;  ///< a lower bound for a password of more than 32 bytes
    /// 0 below 10^3 guesses, 1 below 10^6, 2 below 10^8, 3 below 10^10, else 4.
    int score = 0;
    /// Whether the easiest way to it uses one of the personal words.
    bool is_personal = false;
};

/// Judges the first 32 bytes of the normalized password, in at most some 10 ms: how long zxcvbn
/// takes grows so fast with what repeats itself that twice as many could take seconds. `personal`
/// are words that somebody would try for this very person, such as the address and the site's name;
/// those of fewer than three bytes are left out, and so is what comes after 24
/// different others.
/// Thread-safe.
PasswordStrength estimate_strength(std::string_view typed,
                                   std::span<const std::string> personal = {});

}  // namespace gatepost::crypto
