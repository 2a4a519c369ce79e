#include "core/token.h"

#include "base/json.h"

namespace gatepost::core {
namespace {

using base::Json;

/// Nothing for what this version of the program does not sign.
std::optional<TokenClaims> parse_claims(const crypto::Signed& opened) try {
    const auto json = Json::parse(opened.payload);
    const Json* serial = json.find("serial");
    return TokenClaims{AccountId{json.at("user").number<std::uint64_t>()}, json.at("email").text(),
                       json.at("epoch").number<std::uint32_t>(),
                       serial ? serial->number<std::uint32_t>() : 0, opened.signed_at};
} catch (const base::JsonError&) {
    return std::nullopt;
}

}  // namespace

template <class Purpose>
Token<Purpose> Tokens<Purpose>::make(const Account& account, base::TimePoint now,
                                     std::uint32_t serial) const {
    Json payload{{"user", static_cast<std::uint64_t>(account.id)},
                 {"email", account.email.key()},
                 {"epoch", account.epoch}};
    if (serial != 0) payload.add("serial", serial);
    return Token<Purpose>(signer_.sign(payload.dump(), now));
}

template <class Purpose>
std::optional<TokenClaims> Tokens<Purpose>::open(const Token<Purpose>& token) const {
    const auto opened = signer_.verify(token.text());
    if (!opened) return std::nullopt;
    return parse_claims(*opened);
}

template <class Purpose>
bool Tokens<Purpose>::is_valid(const TokenClaims& claims, const Account& account,
                               base::TimePoint now) const {
    return claims.account == account.id && claims.email_key == account.email.key() &&
           claims.epoch == account.epoch && is_fresh(claims, now);
}

template class Tokens<ConfirmEmail>;
template class Tokens<ResetPassword>;
template class Tokens<DeclineSignUp>;
template class Tokens<ChangeAddress>;
template class Tokens<UndoAddressChange>;
template class Tokens<KeepAccount>;
template class Tokens<RescueAccount>;
template class Tokens<AllowBrowser>;

}  // namespace gatepost::core
