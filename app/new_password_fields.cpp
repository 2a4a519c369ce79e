#include "app/new_password_fields.h"

namespace gatepost::app {
namespace {

view::FieldError to_error(core::PasswordProblem problem) {
    switch (problem) {
        case core::PasswordProblem::too_short:
            return {"password", view::Message("Choose a password of at least 8 characters.")};
        case core::PasswordProblem::too_long:
            return {"password", view::Message("Choose a password of at most 1,024 bytes.")};
    }
    __builtin_unreachable();
}

}  // namespace

std::variant<core::NewPassword, std::vector<view::FieldError>> new_password(const Form& form) {
    auto parsed = core::NewPassword::parse(form["password"]);
    if (const auto* problem = std::get_if<core::PasswordProblem>(&parsed)) {
        return std::vector{to_error(*problem)};
    }
    if (form["password"] != form["confirm"]) {
        return std::vector{
            view::FieldError{"confirm", view::Message("The two passwords are not the same.")}};
    }
    return std::get<core::NewPassword>(std::move(parsed));
}

}  // namespace gatepost::app
