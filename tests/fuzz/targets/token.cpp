#include "core/token.h"

#include "base/base64url.h"
#include "crypto/purpose_keys.h"
#include "fuzz/target.h"

namespace gatepost::fuzz {
namespace {

using core::ConfirmEmail;
using Token = core::Token<ConfirmEmail>;

const crypto::Keyring keys = *crypto::Keyring::parse(std::string(32, 'k'));
const core::ConfirmTokens tokens(keys, std::chrono::hours(1));
const core::ResetTokens other_tokens(keys, std::chrono::hours(1));
const crypto::TimedSigner signer(keys, ConfirmEmail::salt);
const crypto::PurposeKeys purpose(keys, ConfirmEmail::salt);

constexpr std::size_t longest_payload = 64 * 1024;

/// A genuine signature under anything at all, as only a bug or another version would make it.
std::string with_signature(std::string_view value) {
    return std::string(value) + '.' + base::base64url_encode(purpose.mac(value));
}

void check_unsigned(std::string_view text) {
    require(!signer.verify(text), "nobody can make a token without the key");
    require(!tokens.open(Token(std::string(text))), "nor one that says something");
}

void check_one_spelling(std::string_view token, const crypto::Signed& opened) {
    require(opened.payload.size() <= longest_payload, "what is inflated is bounded");
    const std::string again = signer.sign(opened.payload, opened.signed_at);
    const auto reopened = signer.verify(again);
    require(
        reopened && reopened->payload == opened.payload && reopened->signed_at == opened.signed_at,
        "what was opened can be signed and opened again");
    // There are many ways to deflate a text, and one to write it out.
    const bool is_compressed = token.starts_with('.') || again.starts_with('.');
    require(is_compressed || again == token, "a token has one spelling");
}

/// Claims that a token of this site would have come back the same.
void check_claims(const core::TokenClaims& claims) {
    const auto email = core::Email::parse(claims.email_key);
    if (!email || email->key() != claims.email_key) return;
    const core::Account account{claims.account, *email, {}, {}, false, claims.epoch};
    const auto again = tokens.open(tokens.make(account, claims.signed_at, claims.serial));
    require(again && again->account == claims.account && again->email_key == claims.email_key &&
                again->epoch == claims.epoch && again->serial == claims.serial &&
                again->signed_at == claims.signed_at,
            "claims come back as they were");
    require(tokens.is_valid(*again, account, claims.signed_at), "and count for their account");
}

}  // namespace

/// The input is what stands before a token's signature: payload "." time.
void check(std::string_view input) {
    check_unsigned(input);
    const std::string token = with_signature(input);
    require(!other_tokens.open(core::Token<core::ResetPassword>(token)),
            "a token of one purpose is none of another");
    const auto opened = signer.verify(token);
    const auto claims = tokens.open(Token(token));
    require(opened || !claims, "only what was opened makes claims");
    if (opened) check_one_spelling(token, *opened);
    if (claims) check_claims(*claims);
}

}  // namespace gatepost::fuzz
