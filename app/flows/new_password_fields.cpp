#include "app/flows/new_password_fields.h"

#include "app/web/password_words.h"
#include "crypto/password_forms.h"

namespace gatepost::app {

ChosenPassword chosen_password(Context& context, const Form& form, std::string_view email) {
    const auto& policy = context.services().passwords;
    auto judged = policy.judge(form["password"], email);
    if (const auto* problem = std::get_if<core::PasswordProblem>(&judged.outcome)) {
        return {std::nullopt, {{"password", in_words(*problem, policy.rules())}}, std::nullopt};
    }
    const auto strength = in_words(judged.strength);
    auto& chosen = std::get<core::NewPassword>(judged.outcome);
    if (chosen.secret() != crypto::normalize_password(form["confirm"])) {
        const auto differ = view::Message("The passwords don't match.");
        return {std::nullopt, {{"password", differ}, {"confirm", differ}}, strength};
    }
    return {std::move(chosen), {}, strength};
}

}  // namespace gatepost::app
