#include "view/pages/login.h"
#include "app/flows/domain.h"
#include "app/flows/handlers.h"
#include "app/web/devices.h"
#include "app/web/return_path.h"
#include "core/email.h"

namespace gatepost::app {
namespace {

std::variant<core::OpenedSession, core::LoginRefusal> try_password(Context& context,
                                                                   const Form& form) {
    return accounts(context).log_in(
        core::Email::parse(form["email"]), base::Secret(form["password"]),
        !form["remember"].empty(), context.client(), context.brought_session(),
        [&](const core::Account& account) { return knows_device(context, account); });
}

view::Message words_for(core::LoginRefusal refusal) {
    switch (refusal) {
        case core::LoginRefusal::wrong:
            return view::Message("Invalid email and/or password.");
        case core::LoginRefusal::leaving:
            return view::Message(
                "This account is going to be deleted, so it is closed. To keep it, follow the link "
                "in the mail that we sent you.");
        case core::LoginRefusal::locked:
            return to_view(Notice::account_locked).text;
    }
    __builtin_unreachable();
}

http::Response logged_out(Context& context, std::string_view return_path) {
    if (context.brought_session()) context.clear_session_cookie();
    return context.redirect(with_return_path("/login", return_path), Notice::logged_out);
}

}  // namespace

http::Response already_in(Context& context) {
    const auto return_path = context.return_path();
    if (!return_path.empty()) return context.redirect(return_path);
    return context.redirect("/", Notice::already_in);
}

http::Response show_login(Context& context, const Visitor&) {
    if (context.session() != nullptr) return already_in(context);
    return context.page(http::Status::ok,
                        view::LoginPage{context.typed("email"), context.return_path(),
                                        !context.typed("remember").empty()});
}

http::Response submit_login(Context& context, const Visitor&, const Form& form) {
    const auto return_path = parse_return_path(form["next"]);
    const bool remember = !form["remember"].empty();
    const auto result = try_password(context, form);
    if (const auto* refusal = std::get_if<core::LoginRefusal>(&result)) {
        return context.page(http::Status::unprocessable_content,
                            view::LoginPage{std::string(form["email"]), return_path, remember,
                                            words_for(*refusal)});
    }
    const auto& [session, account] = std::get<core::OpenedSession>(result);
    context.set_session_cookie(session, remember);
    remember_device(context, account);
    if (!return_path.empty()) return context.redirect(return_path, Notice::welcome);
    return context.redirect(account.confirmed_at ? "/" : "/unconfirmed", Notice::welcome);
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
