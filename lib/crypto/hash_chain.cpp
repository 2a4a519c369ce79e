#include "crypto/hash_chain.h"

#include <algorithm>

#include "base/base64url.h"
#include "base/split.h"
#include "crypto/argon2id.h"

namespace gatepost::crypto {
namespace {

constexpr std::string_view chain_prefix = "$chain$v=1$";
constexpr std::size_t most_steps = 3;

Step step_of(const Argon2Cost& cost) {
    return {Algorithm::argon2id, cost.iterations, cost.memory_kib, cost.parallelism,
            argon2id_digest_size};
}

std::vector<Step> read_steps(std::string_view text) {
    std::vector<Step> steps;
    for (const auto part : base::split(text, '+')) {
        const auto step = parse_step(part);
        if (!step || steps.size() == most_steps) return {};
        steps.push_back(*step);
    }
    return steps;
}

std::optional<Links> read_links(std::string_view step_texts, std::string_view salt_texts) {
    const auto steps = read_steps(step_texts);
    const auto salts = base::split(salt_texts, '.');
    if (steps.empty() || steps.size() != salts.size()) return std::nullopt;
    Links links;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto salt = base::base64url_decode(salts[i]);
        if (!salt || !takes_salt(steps[i], *salt)) return std::nullopt;
        links.push_back({steps[i], *salt});
    }
    // One that computes nothing slow would be a password in the clear, nearly.
    const bool works = std::ranges::any_of(steps, [](const Step& step) { return step.work > 0; });
    return works ? std::optional(links) : std::nullopt;
}

/// Of one step of Argon2id that makes 32 bytes: that has the form which everybody knows.
bool is_phc(const Links& links) {
    const Step& step = links.front().step;
    return links.size() == 1 && step.algorithm == Algorithm::argon2id &&
           step.size == argon2id_digest_size;
}

}  // namespace

std::optional<HashChain> parse_chain(std::string_view text) {
    if (text.size() > longest_hash) return std::nullopt;
    if (const auto phc = parse_argon2id(text))
        return HashChain{{{step_of(phc->cost), phc->salt}}, phc->digest};
    if (!text.starts_with(chain_prefix)) return std::nullopt;
    const auto parts = base::split(text.substr(chain_prefix.size()), '$');
    if (parts.size() != 3) return std::nullopt;
    const auto links = read_links(parts[0], parts[1]);
    const auto digest = base::base64url_decode(parts[2]);
    if (!links || !digest || digest->size() != output_size(links->back().step)) return std::nullopt;
    // Each hash has one text.
    return is_phc(*links) ? std::nullopt : std::optional(HashChain{*links, *digest});
}

std::string to_text(const HashChain& chain) {
    const Link& first = chain.links.front();
    if (is_phc(chain.links)) {
        const Argon2Cost cost{first.step.memory, first.step.work, first.step.lanes};
        return to_text(Argon2idHash{cost, first.salt, chain.digest});
    }
    std::string steps;
    std::string salts;
    for (const Link& link : chain.links) {
        steps += (steps.empty() ? "" : "+") + to_text(link.step);
        salts += (&link == &first ? "" : ".") + base::base64url_encode(link.salt);
    }
    return std::string(chain_prefix) + steps + '$' + salts + '$' +
           base::base64url_encode(chain.digest);
}

std::string compute(const Links& links, const base::Secret& password) {
    base::Secret value = password.clone();
    for (const Link& link : links)
        value = compute(link.step, value, link.salt);
    return std::string(value.reveal());
}

std::vector<Step> parse_steps(std::string_view kind) {
    if (kind.starts_with(chain_prefix)) return read_steps(kind.substr(chain_prefix.size()));
    // With a salt and a digest it is a hash.
    const auto phc =
        parse_argon2id(std::string(kind) + "$" + std::string(22, 'A') + "$" + std::string(43, 'A'));
    if (!phc) return {};
    return {step_of(phc->cost)};
}

}  // namespace gatepost::crypto
