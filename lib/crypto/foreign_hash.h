#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "crypto/hash_chain.h"

namespace gatepost::crypto {

/// Why a hash cannot be taken over, in words for whom the file is from: what goes behind "the
/// password hash ".
struct HashProblem {
    std::string words;
};

/// Reads a hash as another program writes it:
///
/// - crypt(3) and htpasswd: bcrypt ($2a$, $2b$, $2y$), $apr1$, $1$, $5$, $6$
/// - PHC: $argon2id$, $argon2i$ of version 19
/// - passlib: $pbkdf2$, $pbkdf2-sha256$, $pbkdf2-sha512$, $scrypt$
/// - Django: pbkdf2_sha256$, pbkdf2_sha1$, argon2$, bcrypt$, bcrypt_sha256$, scrypt$
/// - werkzeug: pbkdf2:sha256:..., pbkdf2:sha1:..., pbkdf2:sha512:..., scrypt:...
///
/// and the form in which Gatepost keeps one. Refuses what would cost a login more than about a
/// second or 256 MiB.
///
/// Flask-Security hashes not the password but its HMAC-SHA-512 under SECURITY_PASSWORD_SALT, in
/// base64: `hmac_key` is that, or empty for programs without one. It holds for the first three.
std::variant<HashChain, HashProblem> read_foreign_hash(std::string_view text,
                                                       std::string_view hmac_key = {});

}  // namespace gatepost::crypto
