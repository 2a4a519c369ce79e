#include "crypto/password_hasher.h"

#include <algorithm>
#include <mutex>

#include "crypto/argon2id.h"
#include "crypto/password_forms.h"

namespace gatepost::crypto {
namespace {

constexpr std::size_t salt_size = 16;
constexpr std::size_t most_groups = 4;

/// The hash of the sample's group that is `form`'s; nothing where there is none (see compute).
std::optional<PasswordHash> recompute(const base::Secret& form, HashChain chain) {
    chain.digest = compute(chain.links, form);
    return PasswordHash::parse(to_text(chain));
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
    const HashChain chain = parse_chain(sample.text()).value();
    const bool is_ours = parse_argon2id(sample.text()).has_value();
    std::optional<PasswordHash> normalized;
    for (const base::Secret& form : forms) {
        const auto hash = recompute(form, chain);
        if (hash) openings.push_back({*hash, normalized});
        if (&form == &forms.front() && is_ours) normalized = hash;
    }
}

/// The step of that family, at no work if there was none.
Step& of_family(std::vector<Step>& steps, const Step& wanted) {
    for (Step& step : steps)
        if (family(step) == family(wanted)) return step;
    steps.push_back(wanted);
    steps.back().work = 0;
    return steps.back();
}

Step our_step(const Argon2Cost& cost) {
    return {Algorithm::argon2id, cost.iterations, cost.memory_kib, cost.parallelism,
            argon2id_digest_size};
}

PasswordHash to_hash(const HashChain& chain) {
    return PasswordHash::parse(to_text(chain)).value();
}

/// Whether all of it is fast and none of it wrapped.
bool needs_wrapping(const Links& links) {
    const auto works =
        std::ranges::count_if(links, [](const Link& link) { return link.step.work > 0; });
    const bool is_wrapped = works > 1 && links.back().step.algorithm == Algorithm::argon2id;
    return !is_wrapped &&
           std::ranges::all_of(links, [](const Link& link) { return is_fast(link.step); });
}

std::optional<std::string> find_salt(std::span<const PasswordHash> hashes) {
    for (const PasswordHash& hash : hashes) {
        const auto parts = parse_argon2id(hash.text());
        if (parts && parts->salt.size() == salt_size) return parts->salt;
    }
    return std::nullopt;
}

}  // namespace

const Opening* find_opening(const std::vector<Opening>& openings, const PasswordHash& hash) {
    const Opening* found = nullptr;
    for (const Opening& opening : openings) {
        if (base::equal_in_constant_time(opening.hash.text(), hash.text())) found = &opening;
    }
    return found;
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

/// For each family as much as any hash takes.
std::vector<Step> PasswordHasher::steps_of_all(std::span<const HashKind> kinds) const {
    std::vector<Step> most{our_step(cost_)};
    for (const HashKind& kind : kinds) {
        for (const Step& step : parse_steps(kind.text())) {
            Step& known = of_family(most, step);
            known.work = std::max(known.work, step.work);
        }
    }
    return most;
}

std::vector<Opening> PasswordHasher::openings(const base::Secret& password,
                                              std::span<const PasswordHash> samples,
                                              std::span<const HashKind> kinds) const {
    const auto forms = password_forms(password.reveal());
    auto left = steps_of_all(kinds);
    const std::lock_guard place(places_);
    std::vector<Opening> openings;
    // No early end, here or above: the time must not tell which of them it was, nor in which form.
    for (const PasswordHash& sample : one_of_each_group(samples)) {
        add_openings(openings, forms, sample);
        for (const Step& done : parse_steps(sample.kind().text())) {
            Step& step = of_family(left, done);
            step.work -= std::min(step.work, done.work);
        }
    }
    for (const Step& step : left) {
        for (const base::Secret& form : forms)
            if (step.work > 0) spend(step, form);
    }
    return openings;
}

bool PasswordHasher::wraps(const HashChain& foreign) const {
    return is_outdated(to_hash(foreign)) && needs_wrapping(foreign.links);
}

PasswordHash PasswordHasher::keep(const HashChain& foreign, std::string_view fresh_salt) const {
    if (!wraps(foreign)) return to_hash(foreign);
    const std::lock_guard place(places_);
    HashChain wrapped = foreign;
    wrapped.links.push_back({our_step(cost_), std::string(fresh_salt.substr(0, salt_size))});
    const auto& [step, salt] = wrapped.links.back();
    wrapped.digest = compute(step, base::Secret(foreign.digest), salt).reveal();
    return to_hash(wrapped);
}

PasswordHash PasswordHasher::nobodys(std::string_view fresh_salt, std::string_view digest) const {
    const std::string salt(fresh_salt.substr(0, salt_size));
    return to_hash({{{our_step(cost_), salt}}, std::string(digest)});
}

bool PasswordHasher::is_outdated(const PasswordHash& hash) const {
    const auto parts = parse_argon2id(hash.text());
    return !parts || parts->cost != cost_ || parts->salt.size() != salt_size;
}

}  // namespace gatepost::crypto
