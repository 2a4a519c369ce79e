#include "crypto/password_hasher.h"

#include <algorithm>
#include <mutex>

#include "crypto/argon2id.h"
#include "crypto/bcrypt.h"
#include "crypto/password_forms.h"

namespace gatepost::crypto {
namespace {

constexpr std::size_t salt_size = 16;
constexpr std::size_t most_groups = 4;

/// The hash of the sample's group that is `form`'s; nothing for a bcrypt hash that is not.
std::optional<PasswordHash> recompute(const base::Secret& form, const PasswordHash& sample) {
    if (is_bcrypt(sample.text()))
        return opens_bcrypt(form, sample.text()) ? std::optional(sample) : std::nullopt;
    const Argon2idHash parts = parse_argon2id(sample.text()).value();
    return PasswordHash::parse(to_text(compute_argon2id(form, parts.cost, parts.salt)));
}

/// The first of each group, as many as are computed.
std::vector<PasswordHash> one_of_each_group(std::span<const PasswordHash> samples) {
    std::vector<PasswordHash> distinct;
    for (const PasswordHash& sample : samples) {
        const bool is_known = std::any_of(distinct.begin(), distinct.end(), [&](const auto& one) {
            return one.group() == sample.group();
        });
        if (!is_known && distinct.size() < most_groups) distinct.push_back(sample);
    }
    return distinct;
}

/// Of all forms of a password, the normalized one first, under the salt and cost of one sample.
void add_openings(std::vector<Opening>& openings, const std::vector<base::Secret>& forms,
                  const PasswordHash& sample) {
    std::optional<PasswordHash> normalized;
    for (const base::Secret& form : forms) {
        const auto hash = recompute(form, sample);
        if (hash) openings.push_back({*hash, normalized});
        if (&form == &forms.front() && !is_bcrypt(sample.text())) normalized = hash;
    }
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

std::string_view PasswordHash::group_of(std::string_view text) {
    return is_bcrypt(text) ? text : text.substr(0, text.rfind('$'));
}

const Opening* find_opening(const std::vector<Opening>& openings, const PasswordHash& hash) {
    const Opening* found = nullptr;
    for (const Opening& opening : openings) {
        if (base::equal_in_constant_time(opening.hash.text(), hash.text())) found = &opening;
    }
    return found;
}

std::optional<PasswordHash> PasswordHash::parse(std::string_view text) {
    if (!is_bcrypt(text) && !parse_argon2id(text)) return std::nullopt;
    return PasswordHash(std::string(text));
}

PasswordHash PasswordHasher::hash(const base::Secret& password,
                                  std::span<const PasswordHash> samples,
                                  std::string_view fresh_salt) const {
    const std::lock_guard place(places_);
    const auto shared = find_salt(samples);
    const std::string salt = shared ? *shared : std::string(fresh_salt.substr(0, salt_size));
    const base::Secret normalized = normalize_password(password.reveal());
    return PasswordHash::parse(to_text(compute_argon2id(normalized, cost_, salt))).value();
}

std::vector<Opening> PasswordHasher::openings(const base::Secret& password,
                                              std::span<const PasswordHash> samples) const {
    const auto forms = password_forms(password.reveal());
    const std::lock_guard place(places_);
    std::vector<Opening> openings;
    // No early end, here or above: the time must not tell which of them it was, nor in which form.
    for (const PasswordHash& sample : one_of_each_group(samples))
        add_openings(openings, forms, sample);
    if (samples.empty()) {
        for (const base::Secret& form : forms)
            compute_argon2id(form, cost_, std::string(salt_size, '\0'));
    }
    return openings;
}

bool PasswordHasher::is_outdated(const PasswordHash& hash) const {
    const auto parts = parse_argon2id(hash.text());
    return !parts || parts->cost != cost_ || parts->salt.size() != salt_size;
}

}  // namespace gatepost::crypto
