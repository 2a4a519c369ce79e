#include "app/flows/strength.h"

#include "app/flows/handlers.h"
#include "app/web/typed_email.h"
#include "base/json.h"
#include "view/catalogue.h"

namespace gatepost::app {
namespace {

view::Text hint_for(const core::JudgedPassword& judged, const core::PasswordRules& rules) {
    const auto* problem = std::get_if<core::PasswordProblem>(&judged.outcome);
    if (problem == nullptr) return in_words(judged.strength);
    return in_words(*problem, rules);
}

}  // namespace

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

// For the hint while somebody types. It answers from what it is sent and nothing else, keeps
// nothing and logs nothing of it, so that no service elsewhere has to be asked.
http::Response judge_password(Context& context, const Visitor&, const Form& form) {
    const auto& policy = context.services().passwords;
    const auto judged = policy.judge(form["password"], typed_email(form));
    http::Response response;
    response.add("Content-Type", "application/json");
    const auto text = view::translate(context.language(), hint_for(judged, policy.rules()));
    response.body = base::Json{{"score", judged.strength.score}, {"text", text}}.dump() + "\n";
    return response;
}

}  // namespace gatepost::app
