#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/secret.h"
#include "crypto/semaphore.h"

namespace gatepost::crypto {

/// A stored password hash in its text form: Argon2id in PHC form, or bcrypt ($2a$, $2b$, $2y$).
class PasswordHash {
  public:
    /// Takes a well-formed hash with parameters within sane bounds (so that a row in the database
    /// cannot make a login use all memory); nothing for anything else.
    static std::optional<PasswordHash> parse(std::string_view text);

    const std::string& text() const { return text_; }

    /// What it has in common with the hashes that one computation answers for: the text up to the
    /// digest, so kind, cost and salt. Each bcrypt hash has a salt of its own and stands alone.
    std::string_view group() const { return group_of(text_); }
    /// The same for any text.
    static std::string_view group_of(std::string_view text);

  private:
    explicit PasswordHash(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

/// Argon2id's cost (RFC 9106). The defaults are OWASP's first choice (Password Storage Cheat
/// Sheet).
struct Argon2Cost {
    std::size_t memory_kib = 19456;
    std::size_t iterations = 2;
    std::size_t parallelism = 1;
    friend bool operator==(const Argon2Cost&, const Argon2Cost&) = default;
};

/// Whether a cost can be used: 1 to 16 iterations and lanes, 8 KiB a lane to 1 GiB of memory.
bool is_within_bounds(const Argon2Cost& cost);

/// A stored hash that a password opens.
struct Opening {
    PasswordHash hash;
    /// If it is of an earlier form of the password (see password_forms): the hash to keep instead,
    /// with the same salt and cost. Nothing for a bcrypt hash.
    std::optional<PasswordHash> normalized;
};

/// The one that is `hash`, if any.
const Opening* find_opening(const std::vector<Opening>& openings, const PasswordHash& hash);

/// Hashes and checks passwords, normalized. Takes some 30 ms of CPU and the cost's memory a call;
/// thread-safe. Of the threads that ask, `at_once` compute and the others wait.
///
/// Several sign-ups may wait for one address, each with its own password, and a login must cost the
/// same whether there are none, one or many. So hashes of one address share a salt, one computation
/// answers for all of them, and whose hash it is, if anybody's, can be looked up.
class PasswordHasher {
  public:
    /// `cost` must be within bounds, `at_once` not 0.
    explicit PasswordHasher(Argon2Cost cost, std::size_t at_once = 1)
        : cost_(cost), places_(at_once) {}
    virtual ~PasswordHasher() = default;

    /// Hashes with the salt of the first Argon2id hash among `samples` of the address, else with
    /// the first 16 bytes of `fresh_salt`, which has at least as many.
    virtual PasswordHash hash(const base::Secret& password, std::span<const PasswordHash> samples,
                              std::string_view fresh_salt) const;

    /// All hashes that `password` opens, in any of its forms, among those of the groups that
    /// `samples` stand for. For each form, computes one hash for each group, at most four, and one
    /// for nothing when there are none, so that an unknown address takes as long as a known one,
    /// and an account with a hash of an earlier form as long as any other.
    virtual std::vector<Opening> openings(const base::Secret& password,
                                          std::span<const PasswordHash> samples) const;

    /// Whether `hash` was made in another way than `hash()` would today.
    virtual bool is_outdated(const PasswordHash& hash) const;

  private:
    Argon2Cost cost_;
    mutable Semaphore places_;
};

}  // namespace gatepost::crypto
