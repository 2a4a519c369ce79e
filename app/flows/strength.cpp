#include "app/flows/handlers.h"
#include "app/web/password_words.h"
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

// For the hint while somebody types. It answers from what it is sent and nothing else, keeps
// nothing and logs nothing of it, so that no service elsewhere has to be asked.
http::Response judge_password(Context& context, const Visitor&, const Form& form) {
    const auto& policy = context.services().passwords;
    const auto judged = policy.judge(form["password"], typed_email(form));
    http::Response response;
    response.add("Content-Type", "application/json");
    // What is refused is not strong, however hard it would be to guess.
    const bool is_refused = std::holds_alternative<core::PasswordProblem>(judged.outcome);
    const int score = is_refused ? 0 : judged.strength.score;
    const auto text = view::translate(context.language(), hint_for(judged, policy.rules()));
    response.body = base::Json{{"score", score}, {"text", text}}.dump() + "\n";
    return response;
}

}  // namespace gatepost::app
