#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/secret.h"
#include "crypto/hash_chain.h"
#include "crypto/password_hash.h"
#include "crypto/semaphore.h"

namespace gatepost::crypto {

/// A stored hash that a password opens.
struct Opening {
    PasswordHash hash;
    /// If it is of an earlier form of the password (see password_forms): the hash to keep instead,
    /// with the same salt and cost. Nothing for another program's.
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
    /// `samples` stand for, at most four of them.
    ///
    /// Computes as much whatever the samples are, so that neither an unknown address nor an account
    /// with another kind of hash is told by its time: for each form, of each family of steps as
    /// much as our own hash takes and the one of `kinds` that takes most. `kinds` are those of all
    /// accounts.
    virtual std::vector<Opening> openings(const base::Secret& password,
                                          std::span<const PasswordHash> samples,
                                          std::span<const HashKind> kinds) const;

    /// What to keep of another program's hash: a fast one (see is_fast) wrapped in Argon2id with
    /// the first 16 bytes of `fresh_salt`, any other as it is.
    PasswordHash keep(const HashChain& foreign, std::string_view fresh_salt) const;
    /// Whether `keep` wraps it.
    bool wraps(const HashChain& foreign) const;

    /// A hash like those of `hash` that no password opens: `digest` is 32 bytes by chance.
    PasswordHash nobodys(std::string_view fresh_salt, std::string_view digest) const;

    /// Whether `hash` was made in another way than `hash()` would today.
    virtual bool is_outdated(const PasswordHash& hash) const;

    /// Of the threads that ask.
    Semaphore::Use use() const { return places_.use(); }

  private:
    std::vector<Step> steps_of_all(std::span<const HashKind> kinds) const;

    Argon2Cost cost_;
    mutable Semaphore places_;
};

}  // namespace gatepost::crypto
