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

view::FieldError no_email() {
    return {"email", view::Message("Enter an email address like name@example.org.")};
}

view::FieldError invited_elsewhere() {
    return {"email",
            view::Message("This invitation is for a different email address. Enter that one.")};
}

}  // namespace gatepost::app
