#include "view/pages/login.h"
#include "app/flows/domain.h"
#include "app/flows/handlers.h"
#include "app/flows/login_answer.h"
#include "app/web/confirm_link.h"
#include "app/web/devices.h"
#include "app/web/return_path.h"
#include "app/web/session_end.h"
#include "app/web/typed_email.h"
#include "core/email.h"

namespace gatepost::app {
namespace {

/// The form on the way to `return_path`. Who comes by a link from a mail is told whose it is.
view::LoginPage page_of(Context& context, std::string email, std::string return_path,
                        bool remember) {
    const auto link = confirm_link(context, return_path);
    const auto link_email = link ? link->email : "";
    auto application = context.services().return_paths.application(return_path);
    return {.email = email.empty() ? link_email : std::move(email),
            .return_path = std::move(return_path),
            .remember = remember,
            .link_email = link_email,
            .link_failed = link && !link->leads_on,
            .application = std::move(application)};
}

core::LoginResult try_password(Context& context, const std::optional<core::Email>& email,
                               const Form& form) {
    return accounts(context).log_in(
        email, base::Secret(form["password"]), !form["remember"].empty(), context.client(),
        context.brought_session(),
        [&](const core::Account& account) { return known_device(context, account).has_value(); });
}

http::Response logged_out(Context& context, std::string_view return_path) {
    if (context.brought_session()) context.clear_session_cookie();
    return context.redirect(with_return_path("/login", return_path), Notice::logged_out);
}

}  // namespace

bool is_already_in(Context& context) {
    const auto* session = context.session();
    if (session == nullptr) return false;
    // On the way to another host a sign-up that waits is held, as anywhere.
    return session->account.confirmed_at ||
           context.services().return_paths.leads_away(context.return_path());
}

http::Response already_in(Context& context) {
    const auto return_path = context.return_path();
    if (!return_path.empty()) return context.redirect(return_path);
    // From another tab, where they logged in to the same account a moment ago.
    const core::Email& email = context.session()->account.email;
    if (core::Email::parse(context.typed("email")) == email) return context.redirect("/");
    return context.page(http::Status::ok, view::AlreadyInPage{email.typed()});
}

http::Response show_login(Context& context, const Visitor&) {
    if (is_already_in(context)) return already_in(context);
    if (const auto ended = end_of_session(context)) context.remark(*ended);
    return context.page(http::Status::ok,
                        page_of(context, typed_email(context), context.return_path(),
                                !context.typed("remember").empty()));
}

http::Response submit_login(Context& context, const Visitor&, const Form& form) {
    const auto return_path = parse_return_path(form["next"]);
    const bool remember = !form["remember"].empty();
    const auto refuse = [&](view::Message why) {
        auto page = page_of(context, typed_email(form), return_path, remember);
        page.error = why;
        return context.page(http::Status::unprocessable_content, page);
    };
    if (form["email"].empty() || form["password"].empty())
        return refuse(view::Message("Enter your email address and your password."));
    const auto email = core::Email::parse(form["email"]);
    CountedGuess guess(context, email);
    if (auto too_many = guess.take()) return *std::move(too_many);
    const auto result = try_password(context, email, form);
    count_result(context, guess, result);
    if (const auto* refusal = std::get_if<core::LoginRefusal>(&result)) {
        return refuse(words_for(*refusal));
    }
    const auto& opened = std::get<core::OpenedSession>(result);
    // Who is not let in yet has no profile, and nothing behind it.
    if (core::is_full(opened.account) && context.services().passwords.is_known(form["password"]))
        return ask_for_another_password(context, opened, remember, return_path);
    return welcome(context, opened, remember, return_path);
}

// For the form that comes twice, or from another tab: visitors without a session are told so.
http::Response show_logout(Context& context, const Visitor&) {
    const auto return_path = context.return_path();
    if (context.session() == nullptr) return logged_out(context, return_path);
    return context.page(http::Status::ok, view::LogoutPage{return_path});
}

http::Response submit_logout(Context& context, const Visitor&, const Form& form) {
    if (const auto* session = context.session()) {
        accounts(context).log_out(*session, context.client());
    }
    return logged_out(context, parse_return_path(form["next"]));
}

}  // namespace gatepost::app
