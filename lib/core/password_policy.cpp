#include "core/password_policy.h"

#include <cmath>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "crypto/password_forms.h"

namespace gatepost::core {
namespace {

constexpr std::size_t most_bytes = 1024;  // hashing must not be made slow by its input
constexpr std::string_view separators = " .-_+";

using Words = std::vector<std::string>;

void add_parts(Words& words, std::string_view text) {
    while (true) {
        const auto end = text.find_first_of(separators);
        words.emplace_back(text.substr(0, end));
        if (end == text.npos) return;
        text.remove_prefix(end + 1);
    }
}

/// The domain, those above it, and their parts; but not the last, such as "org", which is
/// anybody's.
void add_domain(Words& words, std::string_view domain) {
    words.emplace_back(domain);
    for (auto dot = domain.find('.'); dot != domain.npos; dot = domain.find('.')) {
        add_parts(words, domain.substr(0, dot));
        domain.remove_prefix(dot + 1);
        if (domain.find('.') != domain.npos) words.emplace_back(domain);
    }
}

Words words_of_site(std::string_view name, std::string_view host) {
    Words words{std::string(name)};
    add_parts(words, name);
    add_domain(words, host);
    return words;
}

void add_words_of_address(Words& words, std::string_view email) {
    words.emplace_back(email);
    const auto at = email.find('@');
    if (at == email.npos) return;
    words.emplace_back(email.substr(0, at));
    add_domain(words, email.substr(at + 1));
    add_parts(words, email.substr(0, at));
}

bool is_too_short(const base::Secret& password, const PasswordRules& rules) {
    return base::count_code_points(password.reveal()) < rules.min_length;
}

bool is_easy(const crypto::PasswordStrength& strength, const PasswordRules& rules) {
    return strength.guesses_log10 < std::log10(static_cast<double>(rules.min_guesses));
}

}  // namespace

PasswordPolicy::PasswordPolicy(const PasswordRules& rules, std::string_view site_name,
                               std::string_view host, const crypto::Blocklist& blocklist)
    : rules_(rules), site_words_(words_of_site(site_name, host)), blocklist_(blocklist) {}

JudgedPassword PasswordPolicy::judge(std::string_view typed, std::string_view email) const {
    if (typed.size() > most_bytes) return {PasswordProblem::too_long, {}};
    Words words = site_words_;
    add_words_of_address(words, email);
    const auto strength = crypto::estimate_strength(typed, words);
    const auto refuse = [&](PasswordProblem problem) { return JudgedPassword{problem, strength}; };

    base::Secret normalized = crypto::normalize_password(typed);
    if (is_too_short(normalized, rules_)) return refuse(PasswordProblem::too_short);
    if (is_easy(strength, rules_))
        return refuse(strength.is_personal ? PasswordProblem::personal : PasswordProblem::easy);
    if (is_known(typed)) return refuse(PasswordProblem::known);
    return {NewPassword(std::move(normalized)), strength};
}

}  // namespace gatepost::core
