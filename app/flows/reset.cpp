#include "view/pages/reset.h"
#include "app/flows/consent_field.h"
#include "app/flows/domain.h"
#include "app/flows/handlers.h"
#include "app/flows/new_password_fields.h"
#include "app/web/counted_guess.h"
#include "app/web/email_field.h"
#include "app/web/typed_email.h"
#include "core/email.h"

namespace gatepost::app {
namespace {

using http::Status;

http::Response reset_page(Context& context, Status status, const core::Account& account,
                          std::vector<view::FieldError> errors,
                          std::optional<view::ConsentBox> consent,
                          std::optional<view::Message> strength = {}) {
    return context.page(status, view::ResetPage{account.email.typed(), context.parameter(),
                                                std::move(errors), strength, std::move(consent)});
}

/// Of a sign-up that waits: what came with it, the consent too, is forgotten when a reset confirms
/// it.
std::optional<view::ConsentBox> consent_of(const Context& context, const core::Account& account,
                                           std::string_view typed) {
    return account.confirmed_at ? std::nullopt : consent_box(context, typed);
}

http::Response refuse_link(Context& context) {
    return context.redirect("/forgot", Notice::invalid_reset_link);
}

// A valid link proves the mailbox: its owner may know.
http::Response refuse_locked(Context& context) {
    return context.redirect("/login", Notice::account_locked);
}

}  // namespace

http::Response show_forgot(Context& context, const Visitor&) {
    return context.page(Status::ok, view::ForgotPage{typed_email(context)});
}

http::Response submit_forgot(Context& context, const Visitor&, const Form& form) {
    const auto email = core::Email::parse(form["email"]);
    if (!email) {
        return context.page(Status::unprocessable_content,
                            view::ForgotPage{typed_email(form), {no_email()}});
    }
    password_changes(context).ask_for_reset(*email, context.client());
    return context.redirect("/login", Notice::reset_sent);
}

http::Response show_reset(Context& context, const Visitor&) {
    const auto account =
        password_changes(context).find_reset(token_of<core::ResetPassword>(context));
    if (!account) return refuse_link(context);
    if (account->locked_at) return refuse_locked(context);
    return reset_page(context, Status::ok, *account, {},
                      consent_of(context, *account, context.typed("consent")));
}

http::Response submit_reset(Context& context, const Visitor&, const Form& form) {
    const auto account =
        password_changes(context).find_reset(token_of<core::ResetPassword>(context));
    if (!account) return refuse_link(context);
    if (account->locked_at) return refuse_locked(context);
    auto chosen = chosen_password(context, form, account->email.typed());
    const auto consent = consent_of(context, *account, form["consent"]);
    if (const auto wrong = check_consent(consent)) chosen.errors.push_back(*wrong);
    if (!chosen.errors.empty()) {
        return reset_page(context, Status::unprocessable_content, *account, chosen.errors, consent,
                          chosen.strength);
    }
    const auto agreed = consent ? std::optional(consent->text) : std::nullopt;
    if (!password_changes(context).reset(token_of<core::ResetPassword>(context), *chosen.password,
                                         context.language(), agreed, context.client())) {
        return refuse_link(context);
    }
    CountedGuess::forget(context, account->email);
    return context.redirect("/login", Notice::password_reset);
}

}  // namespace gatepost::app
