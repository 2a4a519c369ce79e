#include "crypto/password_hasher.h"

#include <map>
#include <mutex>
#include <vector>

#include "crypto/argon2id.h"
#include "crypto/bcrypt.h"
#include "crypto/password_forms.h"

namespace gatepost::crypto {
namespace {

constexpr std::size_t salt_size = 16;
constexpr std::size_t most_computations = 4;

/// What the hashes have in common that one computation answers for: the text up to the digest.
/// Each bcrypt hash has a salt of its own and stands alone.
std::string_view group_of(std::string_view text) {
    return is_bcrypt(text) ? text : text.substr(0, text.rfind('$'));
}

/// The text that the hash would have if it were `password`'s; empty for a bcrypt hash that is not.
std::string recompute(const base::Secret& password, const std::string& text) {
    if (is_bcrypt(text)) return opens_bcrypt(password, text) ? text : std::string();
    const Argon2idHash hash = parse_argon2id(text).value();
    return to_text(compute_argon2id(password, hash.cost, hash.salt));
}

/// A form's own texts, by group.
using Computed = std::map<std::string_view, std::string>;

Computed compute(const base::Secret& form, std::span<const PasswordHash> candidates) {
    Computed computed;
    for (const PasswordHash& candidate : candidates) {
        const std::string_view group = group_of(candidate.text());
        if (computed.size() == most_computations || computed.contains(group)) continue;
        computed.emplace(group, recompute(form, candidate.text()));
    }
    return computed;
}

bool opens(const Computed& computed, const std::string& text) {
    const auto found = computed.find(group_of(text));
    return found != computed.end() && base::equal_in_constant_time(found->second, text);
}

std::optional<std::string> find_salt(std::span<const PasswordHash> hashes) {
    for (const PasswordHash& hash : hashes) {
        const auto parts = parse_argon2id(hash.text());
        if (parts && parts->salt.size() == salt_size) return parts->salt;
    }
    return std::nullopt;
}

}  // namespace

bool is_within_bounds(const Argon2Cost& cost) {
    const auto [memory_kib, iterations, parallelism] = cost;
    return 1 <= iterations && iterations <= 16 && 1 <= parallelism && parallelism <= 16 &&
           8 * parallelism <= memory_kib && memory_kib <= 1024 * 1024;
}

std::optional<PasswordHash> PasswordHash::parse(std::string_view text) {
    if (!is_bcrypt(text) && !parse_argon2id(text)) return std::nullopt;
    return PasswordHash(std::string(text));
}

PasswordHash PasswordHasher::hash(const base::Secret& password,
                                  std::span<const PasswordHash> same_address,
                                  std::string_view fresh_salt) const {
    const std::lock_guard place(places_);
    const auto shared = find_salt(same_address);
    const std::string salt = shared ? *shared : std::string(fresh_salt.substr(0, salt_size));
    const base::Secret normalized = normalize_password(password.reveal());
    return PasswordHash::parse(to_text(compute_argon2id(normalized, cost_, salt))).value();
}

std::optional<Match> PasswordHasher::match(const base::Secret& password,
                                           std::span<const PasswordHash> candidates) const {
    const auto forms = password_forms(password.reveal());
    const std::lock_guard place(places_);
    std::vector<Computed> computed;
    for (const base::Secret& form : forms) {
        if (candidates.empty()) compute_argon2id(form, cost_, std::string(salt_size, '\0'));
        computed.push_back(compute(form, candidates));
    }
    std::optional<Match> found;
    // No early end, here or above: the time must not tell which of the candidates it was, nor in
    // which form.
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        for (const Computed& of_form : computed) {
            if (!opens(of_form, candidates[i].text()) || found) continue;
            found = Match{i, std::nullopt};
            if (&of_form == &computed.front()) continue;
            found->normalized =
                PasswordHash::parse(computed.front().at(group_of(candidates[i].text())));
        }
    }
    return found;
}

bool PasswordHasher::is_outdated(const PasswordHash& hash) const {
    const auto parts = parse_argon2id(hash.text());
    return !parts || parts->cost != cost_ || parts->salt.size() != salt_size;
}

}  // namespace gatepost::crypto
