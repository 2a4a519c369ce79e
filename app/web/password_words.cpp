#include "app/web/password_words.h"

namespace gatepost::app {

view::Message in_words(const crypto::PasswordStrength& strength) {
    switch (strength.score) {
        case 0:
        case 1:
            return view::Message("Weak: easy to guess. Add a word or two.");
        case 2:
            return view::Message("Fair. One more word makes it good.");
        case 3:
            return view::Message("Good.");
        default:
            return view::Message("Strong.");
    }
}

view::Text in_words(core::PasswordProblem problem, const core::PasswordRules& rules) {
    switch (problem) {
        case core::PasswordProblem::too_short:
            return view::Counted{
                view::Plural("Use at least {} character.", "Use at least {} characters."),
                static_cast<long>(rules.min_length)};
        case core::PasswordProblem::too_long:
            return view::Message("Too long: use at most 1,024 bytes.");
        case core::PasswordProblem::easy:
            return view::Message("Too easy to guess. Use three or four random words.");
        case core::PasswordProblem::personal:
            return view::Message(
                "Too easy to guess: it's based on your email address or the name of this site. Use "
                "three or four random words.");
        case core::PasswordProblem::known:
            return view::Message(
                "This password is on a list of stolen passwords. Choose a different one.");
    }
    __builtin_unreachable();
}

}  // namespace gatepost::app
