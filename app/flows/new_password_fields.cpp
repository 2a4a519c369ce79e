#include "app/flows/new_password_fields.h"

#include "app/flows/strength.h"
#include "crypto/password_forms.h"

namespace gatepost::app {
namespace {

view::FieldError to_error(core::PasswordProblem problem) {
    switch (problem) {
        case core::PasswordProblem::too_short:
            return {"password", view::Message("Choose a password of at least 8 characters.")};
        case core::PasswordProblem::too_long:
            return {"password", view::Message("Choose a password of at most 1,024 bytes.")};
        case core::PasswordProblem::too_common:
            return {"password",
                    view::Message("This password is one of the first that anybody would guess. "
                                  "Choose another one: a few words that do not belong together are "
                                  "easy to keep in mind.")};
    }
    __builtin_unreachable();
}

}  // namespace

ChosenPassword chosen_password(Context& context, const Form& form, std::string_view email) {
    const auto typed = form["password"];
    const auto personal = core::personal_words(email, context.services().site_name);
    auto parsed = core::NewPassword::parse(typed, personal);
    if (const auto* problem = std::get_if<core::PasswordProblem>(&parsed)) {
        return {std::nullopt, {to_error(*problem)}, std::nullopt};
    }
    const auto strength = in_words(crypto::estimate_strength(typed, personal));
    auto& chosen = std::get<core::NewPassword>(parsed);
    if (chosen.secret() != crypto::normalize_password(form["confirm"])) {
        return {std::nullopt,
                {{"confirm", view::Message("The two passwords are not the same.")}},
                strength};
    }
    return {std::move(chosen), {}, strength};
}

}  // namespace gatepost::app
