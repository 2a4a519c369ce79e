#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/secret.h"

namespace gatepost::crypto {

/// One computation on the way from a password to a digest that is kept (see hash_chain.h).
enum class Algorithm {
    hmac_sha512,  ///< its salt is the key; base64 of it (Flask-Security)
    sha256_hex,   ///< without a salt (Django's bcrypt_sha256)
    apr1,
    md5_crypt,
    sha256_crypt,
    sha512_crypt,
    pbkdf2_sha1,
    pbkdf2_sha256,
    pbkdf2_sha512,
    bcrypt,  ///< version 2b
    scrypt,
    argon2i,  ///< version 19, as is the next
    argon2id,
};

/// An algorithm with all that it takes besides password and salt.
struct Step {
    Algorithm algorithm;
    /// What its time is proportional to: rounds, iterations; 2^cost of bcrypt, p of scrypt. 0 where
    /// it takes next to none.
    std::uint64_t work = 0;
    std::uint64_t memory = 0;  ///< KiB of Argon2, N of scrypt
    std::uint64_t lanes = 0;   ///< p of Argon2, r of scrypt
    std::uint64_t size = 0;    ///< bytes that it makes, where that can be chosen
};

/// Takes the form of `to_text`; nothing for anything else, and for what passes the bounds of one
/// computation, about a second and 256 MiB: a row in the database must not make a login use all
/// time or memory. Of Argon2 the bounds are those of is_within_bounds, since it may be ours.
std::optional<Step> parse_step(std::string_view text);
/// As in "pbkdf2-sha256:600000".
std::string to_text(const Step& step);

/// Whether a salt can be one of the step's.
bool takes_salt(const Step& step, std::string_view salt);
/// How many bytes it makes.
std::size_t output_size(const Step& step);

/// Steps of one family differ in their work alone: an hour of it is an hour of it.
std::string family(const Step& step);
/// Whether guessing a password costs much less than with Argon2id at its default cost: less than
/// about 20 ms of one core, or none of the memory that makes it slow elsewhere.
bool is_fast(const Step& step);

/// Throws std::exception if there is no memory for it. Empty where unix_crypt gives nothing.
base::Secret compute(const Step& step, const base::Secret& input, std::string_view salt);
/// Computes for nothing, for the time that it takes.
void spend(const Step& step, const base::Secret& input);

}  // namespace gatepost::crypto
