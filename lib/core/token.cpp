#include "core/token.h"

#include <nlohmann/json.hpp>

namespace gatepost::core {
namespace {

std::optional<TokenClaims> parse_claims(const crypto::Signed& opened) {
    const auto json = nlohmann::json::parse(opened.payload, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    const auto account = json.find("user");
    const auto email = json.find("email");
    const auto epoch = json.find("epoch");
    if (account == json.end() || !account->is_number_unsigned() || email == json.end() ||
        !email->is_string() || epoch == json.end() || !epoch->is_number_unsigned()) {
        return std::nullopt;
    }
    return TokenClaims{AccountId{account->get<std::uint64_t>()}, email->get<std::string>(),
                       epoch->get<std::uint32_t>(), json.value("serial", std::uint32_t{0}),
                       opened.signed_at};
}

}  // namespace

template <class Purpose>
Token<Purpose> Tokens<Purpose>::make(const Account& account, base::TimePoint now,
                                     std::uint32_t serial) const {
    nlohmann::json payload{{"user", static_cast<std::uint64_t>(account.id)},
                           {"email", account.email.key()},
                           {"epoch", account.epoch}};
    if (serial != 0) payload["serial"] = serial;
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

}  // namespace gatepost::core
