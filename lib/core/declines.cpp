#include "core/declines.h"

namespace gatepost::core {
namespace {

LimitKey quiet(const Email& mailbox) {
    return {LimitKind::quiet, mailbox.key()};
}

}  // namespace

bool is_quiet(LimitRows& limits, const Email& mailbox) {
    return limits.full_at(quiet(mailbox).text()).has_value();
}

std::optional<TokenClaims> Declines::open(const Token<DeclineSignUp>& token) const {
    auto claims = dependencies_.links.decline.open(token);
    if (!claims || !dependencies_.links.decline.is_fresh(*claims, dependencies_.clock.now()))
        return std::nullopt;
    return claims;
}

bool Declines::is_about(const TokenClaims& claims, const std::optional<Credentials>& found) const {
    return found &&
           dependencies_.links.decline.is_valid(claims, found->account, dependencies_.clock.now());
}

std::optional<DeclineChoices> Declines::find(const Token<DeclineSignUp>& token) {
    const auto claims = open(token);
    if (!claims) return std::nullopt;
    const auto mailbox = Email::parse(claims->email_key).value();
    const Rows rows = store_.rows();
    if (rows.accounts.find_owner(mailbox)) return std::nullopt;
    const auto found = rows.accounts.find(claims->account);
    const bool waits = is_about(*claims, found);
    return DeclineChoices{waits ? found->account.email : mailbox, waits,
                          rows.limits.full_at(quiet(mailbox).text())};
}

bool Declines::decline(const Token<DeclineSignUp>& token) {
    const auto claims = open(token);
    if (!claims) return false;
    bool done = false;
    store_.transact([&](Rows rows) {
        // The address may become another one at this moment: then it is another mailbox's to say.
        const auto found = rows.accounts.find_for_update(claims->account);
        done = is_about(*claims, found) && rows.accounts.remove_pending(claims->account);
    });
    return done;
}

bool Declines::set_quiet(const Token<DeclineSignUp>& token, bool wanted) {
    const auto choices = find(token);
    if (!choices) return false;
    const LimitKey key = quiet(choices->mailbox);
    store_.transact([&](Rows rows) {
        rows.limits.clear(key.text());
        if (wanted) rows.limits.take(key, dependencies_.limits.of(key.kind));
    });
    return true;
}

}  // namespace gatepost::core
