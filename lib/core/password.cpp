#include "core/password.h"

#include "base/utf8.h"
#include "crypto/password_forms.h"
#include "crypto/password_strength.h"

namespace gatepost::core {

std::vector<std::string> personal_words(std::string_view email, std::string_view site_name) {
    std::vector<std::string> words{std::string(site_name), std::string(email)};
    const auto at = email.find('@');
    if (at == email.npos) return words;
    words.emplace_back(email.substr(0, at));
    const auto domain = email.substr(at + 1);
    words.emplace_back(domain);
    words.emplace_back(domain.substr(0, domain.find('.')));
    return words;
}

std::variant<NewPassword, PasswordProblem> NewPassword::parse(
    std::string_view typed, std::span<const std::string> personal) {
    constexpr std::size_t least_characters = 8;
    constexpr std::size_t most_bytes = 1024;  // hashing must not be made slow by its input
    if (typed.size() > most_bytes) return PasswordProblem::too_long;
    base::Secret normalized = crypto::normalize_password(typed);
    if (base::count_code_points(normalized.reveal()) < least_characters)
        return PasswordProblem::too_short;
    if (crypto::estimate_strength(typed, personal).is_common) return PasswordProblem::too_common;
    return NewPassword(std::move(normalized));
}

}  // namespace gatepost::core
