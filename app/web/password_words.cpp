#include "app/web/password_words.h"

namespace gatepost::app {

view::Message in_words(const crypto::PasswordStrength& strength) {
    switch (strength.score) {
        case 0:
        case 1:
            return view::Message(
                "Weak. A program that guesses finds it quickly. Add a word or two.");
        case 2:
            return view::Message("Fair. One more word would make it good.");
        case 3:
            return view::Message("Good.");
        default:
            return view::Message("Strong.");
    }
}

view::Text in_words(core::PasswordProblem problem, const core::PasswordRules& rules) {
    switch (problem) {
        case core::PasswordProblem::too_short:
            return view::Counted{view::Plural("Choose a password of at least {} character.",
                                              "Choose a password of at least {} characters."),
                                 static_cast<long>(rules.min_length)};
        case core::PasswordProblem::too_long:
            return view::Message("Choose a password of at most 1,024 bytes.");
        case core::PasswordProblem::easy:
            return view::Message(
                "This password is easy to guess. Three or four words that have nothing to do with "
                "each other are hard to guess and easy to remember.");
        case core::PasswordProblem::personal:
            return view::Message(
                "This password is easy to guess, because it's based on your email address or the "
                "name of this site. Use three or four words that have nothing to do with them.");
        case core::PasswordProblem::known:
            return view::Message(
                "This password is on a list of stolen passwords, which attackers try first. Choose "
                "a different one, even if this one is long.");
    }
    __builtin_unreachable();
}

}  // namespace gatepost::app
