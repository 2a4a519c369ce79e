#include "view/pages/registration.h"
#include "app/flows/consent_field.h"
#include "app/flows/domain.h"
#include "app/flows/handlers.h"
#include "app/flows/login_answer.h"
#include "app/flows/name_field.h"
#include "app/flows/new_password_fields.h"
#include "app/flows/reason_field.h"
#include "app/web/counts.h"
#include "app/web/devices.h"
#include "app/web/email_field.h"
#include "app/web/return_path.h"
#include "app/web/typed_email.h"
#include "core/email.h"
#include "core/email_hint.h"
#include "core/invitations.h"

namespace gatepost::app {
namespace {

/// What the account keeps of the way on, for when the link in the mail is opened elsewhere. It is a
/// stranger's choice until then, so it has to be short; this browser keeps the whole.
std::string kept_path(const Context& context, const std::string& return_path) {
    if (return_path.size() <= core::longest_return_path) return return_path;
    return context.services().return_paths.shorten(return_path, context.now());
}

core::SignUpMode sign_up_mode(const Context& context) {
    return context.services().sign_ups.mode;
}

/// What the visitor came with, if one is needed; nothing if it cannot be used.
std::optional<core::Invitation> invitation_of(Context& context) {
    if (sign_up_mode(context) != core::SignUpMode::invited) return std::nullopt;
    return core::find_good(context.store(), context.services().core.links.invitation,
                           context.parameter());
}

/// The answer for those who cannot sign up; nothing for all others.
std::optional<http::Response> turn_away(Context& context,
                                        const std::optional<core::Invitation>& invitation,
                                        http::Status status, std::string return_path) {
    const bool needs_invitation = sign_up_mode(context) == core::SignUpMode::invited;
    const bool is_closed = sign_up_mode(context) == core::SignUpMode::closed;
    if (!is_closed && (!needs_invitation || invitation)) return std::nullopt;
    if (needs_invitation && !context.parameter().empty())
        return context.redirect("/register", Notice::invalid_invitation);
    return context.page(status, view::NoSignUpsPage{needs_invitation, std::move(return_path)});
}

/// Whether somebody has to say why they want an account, for an administrator.
bool needs_reason(const Context& context) {
    return sign_up_mode(context) == core::SignUpMode::approved;
}

/// Where the form goes: with the invitation, as it came.
std::string action_of(const Context& context) {
    return context.parameter().empty() ? "/register" : "/invitation/" + context.parameter();
}

/// The form. `typed` says what somebody has typed into a field before.
template <class Typed>
view::RegisterPage page_of(const Context& context, std::string email, std::string return_path,
                           Typed typed) {
    const core::SignUpPolicy& policy = context.services().sign_ups;
    return {.email = std::move(email),
            .return_path = std::move(return_path),
            .errors = {},
            .action = action_of(context),
            .asks_reason = needs_reason(context),
            .reason = typed("reason"),
            .asks_name = policy.names != core::NameMode::none,
            .needs_name = policy.names == core::NameMode::required,
            .name = typed("name"),
            .consent = consent_box(context, typed("consent"))};
}

/// What is in the field at first.
std::string first_email(const Context& context, const std::optional<core::Invitation>& invitation) {
    const auto typed = typed_email(context);
    const bool is_known = typed.empty() && invitation && invitation->email;
    return is_known ? invitation->email->typed() : typed;
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

/// What a form brought, and what is wrong with it.
struct Typed {
    std::optional<core::Email> email;
    ChosenPassword password;
    std::optional<std::string> reason;  // where one is needed
    std::optional<core::DisplayName> name;
    std::vector<view::FieldError> errors;
};

/// Takes the value, or notes the error that there is instead.
template <class Value, class Target>
void take(std::variant<Value, view::FieldError> read, Target& value,
          std::vector<view::FieldError>& errors) {
    if (auto* wrong = std::get_if<view::FieldError>(&read)) {
        errors.push_back(std::move(*wrong));
    } else {
        value = std::get<Value>(std::move(read));
    }
}

Typed read_form(Context& context, const Form& form,
                const std::optional<core::Invitation>& invitation) {
    const core::SignUpPolicy& policy = context.services().sign_ups;
    Typed typed{{}, chosen_password(context, form, typed_email(form)), {}, {}, {}};
    auto& errors = typed.errors;
    take(new_email(context, form), typed.email, errors);
    if (typed.email && invitation && !core::is_for(*invitation, *typed.email))
        errors.push_back(invited_elsewhere());
    if (policy.names != core::NameMode::none)
        take(read_name(policy.names, form), typed.name, errors);
    errors.insert(errors.end(), typed.password.errors.begin(), typed.password.errors.end());
    if (needs_reason(context)) take(read_reason(form), typed.reason, errors);
    if (const auto wrong = check_consent(consent_box(context, form["consent"])))
        errors.push_back(*wrong);
    if (errors.empty() && looks_automatic(context, form)) errors.push_back(prove_to_be_a_person());
    return typed;
}

http::Response refuse(Context& context, const Form& form, std::vector<view::FieldError> errors,
                      std::optional<view::Message> strength) {
    auto page = page_of(context, typed_email(form), parse_return_path(form["next"]),
                        [&](std::string_view field) { return std::string(form[field]); });
    page.errors = std::move(errors);
    page.strength = strength;
    if (const auto email = core::Email::parse(form["email"]))
        page.suggestion = core::suggested_address(*email).value_or("");
    return context.page(http::Status::unprocessable_content, page);
}

}  // namespace

http::Response show_registration(Context& context, const Visitor&) {
    if (is_already_in(context)) return already_in(context);
    const auto invitation = invitation_of(context);
    const auto return_path = context.return_path();
    if (auto answer = turn_away(context, invitation, http::Status::ok, return_path))
        return *std::move(answer);
    return context.page(http::Status::ok,
                        page_of(context, first_email(context, invitation), return_path,
                                [&](std::string_view field) { return context.typed(field); }));
}

http::Response submit_registration(Context& context, const Visitor&, const Form& form) {
    const auto return_path = parse_return_path(form["next"]);
    const auto invitation = invitation_of(context);
    if (auto answer = turn_away(context, invitation, http::Status::forbidden, return_path))
        return *std::move(answer);
    auto typed = read_form(context, form, invitation);
    if (!typed.errors.empty())
        return refuse(context, form, std::move(typed.errors), typed.password.strength);

    CountedGuess guess(context, *typed.email);
    if (auto too_many = guess.take_for_sign_up()) return *std::move(too_many);
    const auto result = accounts(context).sign_up(
        {*typed.email, *std::move(typed.password.password), context.language(),
         kept_path(context, return_path), guess.opens_nothing(),
         invitation ? std::optional(invitation->id) : std::nullopt, std::move(typed.reason),
         std::move(typed.name), context.services().sign_ups.consent},
        context.client(), context.brought_session(),
        [&](const core::Account& account) { return known_device(context, account).has_value(); });
    if (const auto* refusal = std::get_if<core::LoginRefusal>(&result)) {
        count_result(context, guess, result);
        return refuse(context, form, {{"email", words_for(*refusal)}}, {});
    }
    const auto& opened = std::get<core::OpenedSession>(result);
    if (opened.account.confirmed_at) {
        count_result(context, guess, result);
        return welcome(context, opened, false, return_path);
    }
    context.services().counts.sign_ups.add();
    context.set_session_cookie(opened.session, false);
    return context.redirect(with_return_path("/unconfirmed", return_path),
                            Notice::confirmation_sent);
}

}  // namespace gatepost::app
