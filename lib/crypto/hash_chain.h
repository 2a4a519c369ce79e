#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/secret.h"
#include "crypto/hash_step.h"

namespace gatepost::crypto {

/// A step with its salt.
struct Link {
    Step step;
    std::string salt;
};

/// How a digest comes from a password: each step takes what the one before it made. One step for
/// most hashes; two where a fast one of another program is wrapped in Argon2id; one more in front
/// where that program had a key.
using Links = std::vector<Link>;

/// A hash as it is kept:
///
///     $argon2id$v=19$m=19456,t=2,p=1$SALT$DIGEST                       PHC, of one step (ours)
///     $chain$v=1$apr1:1000+argon2id:2:19456:1:32$SALT.SALT$DIGEST      any other
///
/// The salts and the digest of a chain are in base64url. In both, what stands before the fourth '$'
/// says what computing it costs, and what stands before the fifth whose digests one computation
/// answers for.
struct HashChain {
    Links links;
    std::string digest;
};

inline constexpr std::size_t longest_hash = 512;

/// Takes the form of `to_text`, of steps within their bounds; nothing for anything else.
std::optional<HashChain> parse_chain(std::string_view text);
std::string to_text(const HashChain& chain);

/// The digest of a password; nothing of a chain's size where it has none (see compute).
std::string compute(const Links& links, const base::Secret& password);

/// The steps that stand before the fourth '$'; none for anything else.
std::vector<Step> parse_steps(std::string_view kind);

}  // namespace gatepost::crypto
