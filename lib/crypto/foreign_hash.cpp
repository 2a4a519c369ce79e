#include "crypto/foreign_hash.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/base64url.h"
#include "base/number.h"
#include "base/split.h"

namespace gatepost::crypto {
namespace {

using Texts = std::vector<std::string_view>;

/// Base64 without padding. What is '+' elsewhere is '.' in passlib's.
std::optional<std::string> decode(std::string_view text) {
    std::string url(text);
    for (char& c : url) {
        if (c == '+' || c == '.') c = '-';
        if (c == '/') c = '_';
    }
    return base::base64url_decode(url);
}

std::optional<std::string> decode_padded(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    for (int i = 0; i < 2 && text.ends_with('='); ++i)
        text.remove_suffix(1);
    return decode(text);
}

std::optional<std::string> decode_hex(std::string_view text) {
    std::string bytes;
    if (text.size() % 2 != 0) return std::nullopt;
    for (; !text.empty(); text.remove_prefix(2)) {
        const auto byte = base::parse_number<unsigned char>(text.substr(0, 2), 16);
        if (!byte) return std::nullopt;
        bytes += static_cast<char>(*byte);
    }
    return bytes;
}

/// The number behind `name`; 0, which is no cost, for anything else.
std::uint64_t number(std::string_view text, std::string_view name = "") {
    if (!text.starts_with(name)) return 0;
    return base::parse_number<std::uint32_t>(text.substr(name.size())).value_or(0);
}

HashChain chain_of(const Step& step, std::string_view salt, std::string_view digest) {
    return {{{step, std::string(salt)}}, std::string(digest)};
}

std::optional<HashChain> chain_of(Step step, const std::optional<std::string>& salt,
                                  const std::optional<std::string>& digest) {
    if (!salt || !digest) return std::nullopt;
    if (step.memory != 0) step.size = digest->size();
    return chain_of(step, std::string_view(*salt), std::string_view(*digest));
}

/// If its digest has that size, which it could have chosen.
std::optional<HashChain> of_size(std::size_t size, std::optional<HashChain> chain) {
    return chain && chain->digest.size() == size ? std::move(chain) : std::nullopt;
}

/// If its digest is what crypt(3) writes.
std::optional<HashChain> of_text(std::optional<HashChain> chain) {
    const auto is_its = [](char c) { return base::is_alnum(c) || c == '.' || c == '/'; };
    return chain && std::ranges::all_of(chain->digest, is_its) ? std::move(chain) : std::nullopt;
}

std::optional<HashChain> read_bcrypt(std::string_view text) {
    constexpr std::size_t size = 60;  // "$2b$12$", 22 characters of salt, 31 of digest
    const Texts parts = base::split(text, '$');
    if (text.size() != size || parts.size() != 4 || parts[2].size() != 2) return std::nullopt;
    const auto cost = number(parts[2].substr(parts[2].starts_with('0') ? 1 : 0));
    if (cost > 31) return std::nullopt;
    return chain_of({Algorithm::bcrypt, std::uint64_t{1} << cost}, parts[3].substr(0, 22),
                    parts[3].substr(22));
}

std::optional<HashChain> read_md5(Algorithm algorithm, const Texts& parts) {
    if (parts.size() != 4) return std::nullopt;
    return chain_of({algorithm, 1000}, parts[2], parts[3]);
}

std::optional<HashChain> read_sha_crypt(Algorithm algorithm, const Texts& parts) {
    if (parts.size() == 4) return chain_of({algorithm, 5000}, parts[2], parts[3]);
    if (parts.size() != 5) return std::nullopt;
    return chain_of({algorithm, number(parts[2], "rounds=")}, parts[3], parts[4]);
}

std::optional<HashChain> read_argon2(Algorithm algorithm, const Texts& parts) {
    if (parts.size() != 6 || parts[2] != "v=19") return std::nullopt;
    const Texts cost = base::split(parts[3], ',');
    if (cost.size() != 3) return std::nullopt;
    const Step step{algorithm, number(cost[1], "t="), number(cost[0], "m="), number(cost[2], "p=")};
    return chain_of(step, decode(parts[4]), decode(parts[5]));
}

std::optional<HashChain> read_passlib_pbkdf2(Algorithm algorithm, const Texts& parts) {
    if (parts.size() != 5) return std::nullopt;
    return chain_of({algorithm, number(parts[2])}, decode(parts[3]), decode(parts[4]));
}

std::optional<HashChain> read_passlib_scrypt(const Texts& parts) {
    if (parts.size() != 5) return std::nullopt;
    const Texts cost = base::split(parts[2], ',');
    const auto exponent = cost.size() == 3 ? number(cost[0], "ln=") : 0;
    if (exponent < 1 || exponent > 31) return std::nullopt;
    const Step step{Algorithm::scrypt, number(cost[2], "p="), std::uint64_t{1} << exponent,
                    number(cost[1], "r=")};
    return of_size(32, chain_of(step, decode(parts[3]), decode(parts[4])));
}

std::optional<HashChain> read_django_pbkdf2(Algorithm algorithm, const Texts& parts) {
    if (parts.size() != 4) return std::nullopt;
    return chain_of({algorithm, number(parts[1])}, std::string(parts[2]), decode_padded(parts[3]));
}

std::optional<HashChain> read_django_scrypt(const Texts& parts) {
    if (parts.size() != 6) return std::nullopt;
    const Step step{Algorithm::scrypt, number(parts[4]), number(parts[1]), number(parts[3])};
    return of_size(64, chain_of(step, std::string(parts[2]), decode_padded(parts[5])));
}

std::optional<HashChain> read_werkzeug(const Texts& parts) {
    const Texts method = base::split(parts[0], ':');
    const auto digest = decode_hex(parts.back());
    if (parts.size() != 3) return std::nullopt;
    const std::string salt(parts[1]);
    if (method.size() == 4 && method[0] == "scrypt") {
        const Step step{Algorithm::scrypt, number(method[3]), number(method[1]), number(method[2])};
        return of_size(64, chain_of(step, salt, digest));
    }
    if (method.size() != 3 || method[0] != "pbkdf2") return std::nullopt;
    const auto pbkdf2 = [&](Algorithm algorithm) {
        return chain_of({algorithm, number(method[2])}, salt, digest);
    };
    if (method[1] == "sha1") return pbkdf2(Algorithm::pbkdf2_sha1);
    if (method[1] == "sha256") return pbkdf2(Algorithm::pbkdf2_sha256);
    if (method[1] == "sha512") return pbkdf2(Algorithm::pbkdf2_sha512);
    return std::nullopt;
}

/// Of a hash that begins with '$', by its name.
std::optional<HashChain> read_crypt(std::string_view text) {
    const Texts parts = base::split(text, '$');
    if (parts.size() < 2) return std::nullopt;
    const std::string_view name = parts[1];
    if (name == "2a" || name == "2b" || name == "2y") return of_text(read_bcrypt(text));
    if (name == "apr1") return of_text(read_md5(Algorithm::apr1, parts));
    if (name == "1") return of_text(read_md5(Algorithm::md5_crypt, parts));
    if (name == "5") return of_text(read_sha_crypt(Algorithm::sha256_crypt, parts));
    if (name == "6") return of_text(read_sha_crypt(Algorithm::sha512_crypt, parts));
    if (name == "argon2i") return read_argon2(Algorithm::argon2i, parts);
    if (name == "argon2id") return read_argon2(Algorithm::argon2id, parts);
    if (name == "pbkdf2") return read_passlib_pbkdf2(Algorithm::pbkdf2_sha1, parts);
    if (name == "pbkdf2-sha256") return read_passlib_pbkdf2(Algorithm::pbkdf2_sha256, parts);
    if (name == "pbkdf2-sha512") return read_passlib_pbkdf2(Algorithm::pbkdf2_sha512, parts);
    if (name == "scrypt") return read_passlib_scrypt(parts);
    return std::nullopt;
}

std::optional<HashChain> with_first(Link first, std::optional<HashChain> chain) {
    if (chain) chain->links.insert(chain->links.begin(), std::move(first));
    return chain;
}

/// Of a hash that begins with a name.
std::optional<HashChain> read_named(std::string_view text) {
    const Texts parts = base::split(text, '$');
    const std::string_view name = parts[0];
    const auto rest = text.substr(std::min(text.size(), name.size() + 1));
    if (name == "bcrypt") return read_crypt(rest);
    if (name == "bcrypt_sha256") return with_first({{Algorithm::sha256_hex}, ""}, read_crypt(rest));
    if (name == "argon2") return read_crypt(text.substr(name.size()));
    if (name == "pbkdf2_sha1") return read_django_pbkdf2(Algorithm::pbkdf2_sha1, parts);
    if (name == "pbkdf2_sha256") return read_django_pbkdf2(Algorithm::pbkdf2_sha256, parts);
    if (name == "scrypt") return read_django_scrypt(parts);
    return read_werkzeug(parts);
}

/// What people may know it by; never a part of what is secret.
std::string name_of(std::string_view text) {
    constexpr std::size_t longest = 20;
    const auto start = text.starts_with('$') ? 1U : 0U;
    const auto name = text.substr(start, text.find_first_of("$:}", start) - start);
    const bool is_name = name.size() <= longest && name.size() + start < text.size() &&
                         std::ranges::all_of(name, [](char c) { return base::is_visible(c); });
    return is_name ? " \"" + std::string(name) + "\"" : "";
}

bool is_known(std::string_view name) {
    constexpr std::string_view known[] = {"2a",
                                          "2b",
                                          "2y",
                                          "apr1",
                                          "1",
                                          "5",
                                          "6",
                                          "argon2i",
                                          "pbkdf2",
                                          "argon2id",
                                          "argon2",
                                          "pbkdf2-sha256",
                                          "bcrypt",
                                          "pbkdf2-sha512",
                                          "scrypt",
                                          "chain",
                                          "pbkdf2_sha1",
                                          "bcrypt_sha256",
                                          "pbkdf2_sha256"};
    return std::ranges::find(known, name) != std::end(known);
}

HashProblem problem_of(std::string_view text) {
    const std::string name = name_of(text);
    if (!name.empty() && is_known(std::string_view(name).substr(2, name.size() - 3))) {
        return {"of the kind" + name +
                " is damaged, or costs more than a login may take (about a second, 256 MiB)"};
    }
    return {"is of a kind that cannot be taken over" + (name.empty() ? "" : ":" + name) +
            "; leave it empty, and the owner sets a new password by \"Forgot password\""};
}

/// Whether logins can compute it, for as long as it is there: of Argon2 and bcrypt's like one step
/// may be as dear as a hash of our own, and no two.
bool is_bearable(const Links& links) {
    constexpr std::uint64_t most_memory = 256 * 1024;
    constexpr std::uint64_t most_passes = 1024 * 1024;  // memory times iterations
    std::size_t slow_steps = 0;
    for (const auto& [step, salt] : links) {
        const bool is_argon2 =
            step.algorithm == Algorithm::argon2i || step.algorithm == Algorithm::argon2id;
        if (is_argon2 && (step.memory > most_memory || step.memory * step.work > most_passes))
            return false;
        slow_steps += is_fast(step) ? 0 : 1;
    }
    return slow_steps <= 1;
}

}  // namespace

std::variant<HashChain, HashProblem> read_foreign_hash(std::string_view text,
                                                       std::string_view hmac_key) {
    if (text.size() > longest_hash) return problem_of(text);
    const bool is_ours = text.starts_with("$chain$");
    auto chain = is_ours                 ? parse_chain(text)
                 : text.starts_with('$') ? read_crypt(text)
                                         : read_named(text);
    if (text.starts_with('$') && !is_ours && !hmac_key.empty())
        chain = with_first({{Algorithm::hmac_sha512}, std::string(hmac_key)}, std::move(chain));
    // Reading it back judges steps, salts and sizes.
    if (!chain || !parse_chain(to_text(*chain)) || !is_bearable(chain->links))
        return problem_of(text);
    return *chain;
}

}  // namespace gatepost::crypto
