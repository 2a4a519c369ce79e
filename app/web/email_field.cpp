#include "app/web/email_field.h"

namespace gatepost::app {

std::variant<core::Email, view::FieldError> new_email(const Context& context, const Form& form) {
    auto email = core::Email::parse(form["email"]);
    if (!email) return no_email();
    if (context.services().sign_ups.takes(*email)) return *std::move(email);
    return view::FieldError{
        "email",
        view::Message("Email addresses at this domain can't be used here. Enter another one.")};
}

std::variant<core::Email, std::vector<view::FieldError>> new_email_by_password(
    const Context& context, const Form& form, view::Message no_password) {
    auto email = new_email(context, form);
    std::vector<view::FieldError> errors;
    if (auto* wrong = std::get_if<view::FieldError>(&email)) errors.push_back(std::move(*wrong));
    if (form["current"].empty()) errors.push_back({"current", std::move(no_password)});
    if (!errors.empty()) return errors;
    return std::get<core::Email>(std::move(email));
}

view::FieldError no_email() {
    return {"email", view::Message("Enter an email address like name@example.org.")};
}

view::FieldError invited_elsewhere() {
    return {"email",
            view::Message("This invitation is for a different email address. Enter that one.")};
}

}  // namespace gatepost::app
