#include "app/email_field.h"
#include "app/handlers.h"
#include "app/new_password_fields.h"
#include "app/next_path.h"
#include "core/email.h"

namespace gatepost::app {

http::Response show_registration(Context& context, const Visitor&) {
    const auto next = context.next();
    if (context.session() != nullptr) return context.redirect(next.empty() ? "/" : next);
    return context.page(http::Status::ok, view::RegisterPage{context.typed("email"), next, {}});
}

http::Response submit_registration(Context& context, const Visitor&, const Form& form) {
    const auto email = core::Email::parse(form["email"]);
    auto password = new_password(form);

    std::vector<view::FieldError> errors;
    if (!email) errors.push_back(no_email());
    if (const auto* wrong = std::get_if<std::vector<view::FieldError>>(&password)) {
        errors.insert(errors.end(), wrong->begin(), wrong->end());
    }
    if (!errors.empty()) {
        return context.page(
            http::Status::unprocessable_content,
            view::RegisterPage{std::string(form["email"]), next_path(form["next"]), errors});
    }

    const auto next = next_path(form["next"]);
    const auto signed_in = context.accounts().sign_up(*email, std::get<core::NewPassword>(password),
                                                      context.language(), context.client(), next,
                                                      context.brought_session());
    context.give_session(signed_in.session, false);
    context.know_device(signed_in.user.id);
    return context.redirect(with_next("/unconfirmed", next), Notice::confirmation_sent);
}

}  // namespace gatepost::app
