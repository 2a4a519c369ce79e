#include "view/pages/registration.h"
#include "app/flows/domain.h"
#include "app/flows/email_field.h"
#include "app/flows/handlers.h"
#include "app/flows/login_answer.h"
#include "app/flows/new_password_fields.h"
#include "app/web/devices.h"
#include "app/web/return_path.h"
#include "app/web/typed_email.h"
#include "core/email.h"

namespace gatepost::app {
namespace {

/// What the account keeps of the way on, for when the link in the mail is opened elsewhere. It is a
/// stranger's choice until then, so it has to be short; this browser keeps the whole.
std::string kept_path(const Context& context, const std::string& return_path) {
    if (return_path.size() <= core::longest_return_path) return return_path;
    return context.services().return_paths.shorten(return_path, context.now());
}

bool is_closed(const Context& context) {
    return context.services().sign_ups.mode == core::SignUpMode::closed;
}

http::Response closed_page(Context& context, http::Status status, std::string return_path) {
    return context.page(status, view::NoSignUpsPage{std::move(return_path)});
}

/// Whether a program seems to have filled the form in: what nobody sees is no longer empty, or it
/// came back too soon. The stamp of a host whose clock is ahead tells nothing.
bool looks_automatic(const Context& context, const Form& form) {
    if (!form["topic"].empty()) return true;
    const auto age = context.services().csrf.age(form["csrf"], context.now());
    return age && *age >= age->zero() && *age < context.services().sign_ups.min_time;
}

/// It may have been a person with a good password manager, so the form is shown again.
view::FieldError prove_to_be_a_person() {
    return {"password", view::Message("To check that you're a person, enter your password again "
                                      "and press Sign up once more.")};
}

http::Response refuse(Context& context, const Form& form, std::vector<view::FieldError> errors,
                      std::optional<view::Message> strength) {
    return context.page(http::Status::unprocessable_content,
                        view::RegisterPage{typed_email(form), parse_return_path(form["next"]),
                                           std::move(errors), strength});
}

}  // namespace

http::Response show_registration(Context& context, const Visitor&) {
    if (is_already_in(context)) return already_in(context);
    if (is_closed(context)) return closed_page(context, http::Status::ok, context.return_path());
    return context.page(http::Status::ok,
                        view::RegisterPage{typed_email(context), context.return_path(), {}});
}

http::Response submit_registration(Context& context, const Visitor&, const Form& form) {
    const auto return_path = parse_return_path(form["next"]);
    if (is_closed(context)) return closed_page(context, http::Status::forbidden, return_path);
    const auto email = new_email(context, form);
    auto chosen = chosen_password(context, form, typed_email(form));

    std::vector<view::FieldError> errors;
    if (const auto* wrong = std::get_if<view::FieldError>(&email)) errors.push_back(*wrong);
    errors.insert(errors.end(), chosen.errors.begin(), chosen.errors.end());
    if (errors.empty() && looks_automatic(context, form)) errors.push_back(prove_to_be_a_person());
    if (!errors.empty()) return refuse(context, form, std::move(errors), chosen.strength);

    CountedGuess guess(context, std::get<core::Email>(email));
    if (auto too_many = guess.take_for_sign_up()) return *std::move(too_many);
    const auto result = accounts(context).sign_up(
        {std::get<core::Email>(email), *std::move(chosen.password), context.language(),
         kept_path(context, return_path), guess.opens_nothing()},
        context.client(), context.brought_session(),
        [&](const core::Account& account) { return known_device(context, account).has_value(); });
    if (const auto* refusal = std::get_if<core::LoginRefusal>(&result)) {
        count_result(guess, result);
        return refuse(context, form, {{"email", words_for(*refusal)}}, {});
    }
    const auto& opened = std::get<core::OpenedSession>(result);
    if (opened.account.confirmed_at) {
        guess.let_in();
        return welcome(context, opened, false, return_path);
    }
    context.set_session_cookie(opened.session, false);
    return context.redirect(with_return_path("/unconfirmed", return_path),
                            Notice::confirmation_sent);
}

}  // namespace gatepost::app
