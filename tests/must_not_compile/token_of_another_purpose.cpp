#include "core/token.h"

using namespace gatepost::core;

struct ResetPassword {
    static constexpr std::string_view salt = "reset-password";
};

// A link for one purpose is not opened for another.
#ifdef BROKEN
using Purpose = ResetPassword;
#else
using Purpose = ConfirmEmail;
#endif

std::optional<TokenClaims> open(const ConfirmTokens& tokens, const Token<Purpose>& token) {
    return tokens.open(token);
}
